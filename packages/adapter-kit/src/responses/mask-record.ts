import { maskNumber } from './mask-number.ts'
import { isRecord, type UnreadRecord } from './record.ts'

/** Which fields of a provider's responses must not be shown, each tested against the field's name. */
export interface PrivateFields {
  /** Removed: tokens, secrets and card authentication data. */
  readonly secret: RegExp
  /** Masked but for the last four characters. */
  readonly number: RegExp
  /** Masked completely. */
  readonly hidden: RegExp
  /** Reads a text that may be JSON, which is masked within. Default: `JSON.parse`. */
  readonly parse?: (text: string) => unknown
}

const MASK = '***'
/** No response is nested deeper. */
const DEEPEST = 32

/** Copies a response without its sensitive fields. */
export function maskRecord(record: UnreadRecord, fields: PrivateFields): UnreadRecord {
  return copy(record, { fields, levels: DEEPEST })
}

interface Place {
  readonly fields: PrivateFields
  readonly levels: number
}

function copy(record: UnreadRecord, place: Place): UnreadRecord {
  const kept = Object.entries(record).filter(([name]) => !place.fields.secret.test(name))
  return Object.fromEntries(kept.map(([name, content]) => [name, masked(name, content, place)]))
}

function masked(name: string, content: unknown, { fields, levels }: Place): unknown {
  if (content === null) return null
  if (levels === 0 || fields.hidden.test(name)) return MASK
  const within = { fields, levels: levels - 1 }
  if (Array.isArray(content)) return content.map((item: unknown) => masked(name, item, within))
  if (isRecord(content)) return copy(content, within)
  if (fields.number.test(name)) return maskNumber(String(content))
  return typeof content === 'string' ? maskedText(name, content, within) : content
}

/** JSON that is written as text, even twice, is masked within; it stays as it is where that changes nothing. */
function maskedText(name: string, text: string, within: Place): string {
  if (!/^\s*[[{"]/.test(text)) return text
  const content = contentOf(text, within.fields)
  if (content === undefined || content === text) return text
  const copied = masked(name, content, within)
  return JSON.stringify(copied) === JSON.stringify(content) ? text : JSON.stringify(copied)
}

function contentOf(text: string, { parse = JSON.parse }: PrivateFields): unknown {
  try {
    return parse(text)
  } catch {
    return undefined
  }
}

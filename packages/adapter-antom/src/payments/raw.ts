import type { PaymentReading } from '@paystate/core'
import { parseRecord } from '../wire/parse-json.ts'
import { isRecord, type UnreadRecord } from '../wire/record.ts'
import { maskNumber } from './read-method.ts'

/** Names of fields that are taken out: tokens, secrets and what tells cards apart. */
const SECRET = /token|paymentmethodid|cvv|cvc|cavv|fingerprint|xid|password|secret|signature/i
/** Names of fields of which the last digits stay. */
const NUMBER = /cardno|cardnumber|pan$|accountno|accountnumber/i
/** Names of fields of a card of which nothing stays. */
const HIDDEN = /^expiry(month|year)$|^expirationdate$|cardholder|^cpf$|dateofbirth/i
const MASK = '***'
/** Nothing of Antom is nested deeper. */
const DEEPEST = 32

/** Hangs the whole answer on a reading, where neither a log nor `JSON.stringify` finds it. */
export function withRaw(reading: PaymentReading, body: UnreadRecord): PaymentReading {
  return Object.defineProperty({ ...reading }, 'raw', {
    value: maskedCopy(body, DEEPEST),
    enumerable: false,
  })
}

/**
 * The whole answer behind a reading of this adapter, for what paystate does not read: card data masked,
 * tokens taken out. It is not enumerable, so that it is never logged by accident.
 */
export function rawOf(reading: PaymentReading): UnreadRecord | undefined {
  const raw: unknown = Object.getOwnPropertyDescriptor(reading, 'raw')?.value
  return isRecord(raw) ? raw : undefined
}

function maskedCopy(value: UnreadRecord, levels: number): UnreadRecord {
  const kept = Object.entries(value).filter(([name]) => !SECRET.test(name))
  return Object.fromEntries(
    kept.map(([name, content]) => [name, masked({ name, content, levels })]),
  )
}

interface Field {
  readonly name: string
  readonly content: unknown
  readonly levels: number
}

function masked({ name, content, levels }: Field): unknown {
  if (levels === 0 || HIDDEN.test(name)) return MASK
  if (Array.isArray(content)) {
    return content.map((item: unknown) => masked({ name, content: item, levels: levels - 1 }))
  }
  if (isRecord(content)) return maskedCopy(content, levels - 1)
  if (NUMBER.test(name)) return maskNumber(String(content))
  return typeof content === 'string' ? maskedText(content, levels) : content
}

/** Some fields are JSON written as text. */
function maskedText(text: string, levels: number): string {
  const record = text.startsWith('{') ? parseRecord(text) : undefined
  return record ? JSON.stringify(maskedCopy(record, levels - 1)) : text
}

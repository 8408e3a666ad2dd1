import { providerTime } from '../time/provider-time.ts'
import type { Flaw } from './flaw.ts'

const STATUS_FIELDS = new Set(['paymentStatus', 'refundStatus', 'transactionStatus'])

/** Writes a message's fields with the flaw; the flaws of the signature are not its business. */
export function spoilWords(
  fields: object,
  { flaw, skewMs }: { flaw: Flaw | undefined; skewMs: number },
): object {
  switch (flaw) {
    case 'new_word':
      return rewriteStatus(fields, () => 'ON_HOLD')
    case 'mixed_case':
      return rewriteStatus(fields, (word) => word.charAt(0) + word.slice(1).toLowerCase())
    case 'clock_skew':
      return rewrite(fields, (name, text) => (name.endsWith('Time') ? later(text, skewMs) : text))
    default:
      return fields
  }
}

/** The status of the payment or refund; where there is none, that of the call. */
function rewriteStatus(fields: object, change: (word: string) => string): object {
  const named = new Set(Object.keys(fields))
  const isTold = [...STATUS_FIELDS].some((name) => named.has(name))
  return rewrite(fields, (name, text) => {
    if (isTold) return STATUS_FIELDS.has(name) ? change(text) : text
    return name === 'resultStatus' ? shortened(change(text)) : text
  })
}

/** The status of a call has one letter, and in mixed case it is a small one. */
function shortened(word: string): string {
  return word.length === 1 ? word.toLowerCase() : word
}

function later(time: string, skewMs: number): string {
  const at = Date.parse(time)
  return Number.isNaN(at) ? time : providerTime(at + skewMs)
}

function rewrite(value: object, change: (name: string, text: string) => string): object {
  const text = JSON.stringify(value, (name, part: unknown) =>
    typeof part === 'string' ? change(name, part) : part,
  )
  const rewritten: unknown = JSON.parse(text)
  return typeof rewritten === 'object' && rewritten !== null ? rewritten : value
}

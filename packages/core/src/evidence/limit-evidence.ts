import { contentDigest, isPushed, textOf } from './order.ts'
import type { PaymentRecord } from './payment-record.ts'

/** Above this many characters of evidence, only the result of the oldest is kept, until this many are left. */
const MOST_CHARACTERS = 36_000
const KEPT_CHARACTERS = 24_000
/** How many dropped pushed messages are still recognized. */
const MOST_PUSHED = 200

/**
 * Keeps a record within bounds, however much different evidence arrives. A piece older than what was dropped
 * is folded right after it, and requires a fresh read, because its exact position is gone.
 */
export function limitEvidence(record: PaymentRecord): PaymentRecord {
  const { evidence, checkpoints } = record
  const sizes = evidence.map((piece) => textOf(piece).length)
  if (sum(sizes) <= MOST_CHARACTERS) return record
  const fits = checkpoints.find(({ after }) => sum(sizes.slice(after)) <= KEPT_CHARACTERS)
  if (!fits) return record
  const { after, state } = fits
  const gone = evidence.slice(0, after)
  return {
    ...record,
    evidence: evidence.slice(after),
    checkpoints: checkpoints
      .filter((checkpoint) => checkpoint.after > after)
      .map((checkpoint) => ({ ...checkpoint, after: checkpoint.after - after })),
    base: {
      state,
      until: gone.at(-1)?.asOf.received ?? 0,
      pushed: pushedIn({ ...record, evidence: gone }),
    },
  }
}

/** The pushed messages that are recognized once the pieces of a record are gone. */
export function pushedIn({ base, evidence }: Pick<PaymentRecord, 'base' | 'evidence'>) {
  const pushed = evidence.filter(isPushed).map((piece) => contentDigest(piece))
  return [...(base?.pushed ?? []), ...pushed].slice(-MOST_PUSHED)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

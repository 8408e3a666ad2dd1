import type { Observation } from './observation.ts'
import { contentDigest, isPushed, textOf } from './order.ts'
import type { PaymentRecord } from './payment-record.ts'

/** Above so many characters of evidence, the oldest is kept as its result only, until so many are left. */
const MOST_CHARACTERS = 36_000
const KEPT_CHARACTERS = 24_000
/** So many pushed messages are recognized after they were given up. */
const MOST_PUSHED = 200

/**
 * Keeps a record within bounds, however much different evidence comes. A piece older than what was given
 * up is folded right after it, and asks for a fresh read, because its exact place is gone.
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
      pushed: [...(record.base?.pushed ?? []), ...pushedIn(gone)].slice(-MOST_PUSHED),
    },
  }
}

function pushedIn(pieces: readonly Observation[]): readonly string[] {
  return pieces.filter(isPushed).map((piece) => contentDigest(piece))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

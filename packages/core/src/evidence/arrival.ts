import type { Observation } from './observation.ts'
import { contentOf, isPushed } from './order.ts'
import type { PaymentRecord } from './payment-record.ts'

/**
 * Until when the order of evidence is in doubt, after one more piece arrived; undefined where it is not.
 *
 * Evidence of one sequence arrives nearly in order. A read that arrives after one that our numbers put
 * entirely later, with different content, may still be the newer one. The payment does not
 * depend on this, because it does not depend on when evidence arrived; whether it is read again does.
 */
export function outOfOrderUntil(record: PaymentRecord, piece: Observation): number | undefined {
  const { evidence, outOfOrderUntil: known } = record
  if (!isReadOfPayment(piece)) return known
  const { begun, received } = piece.asOf
  const isDoubtful = evidence.some(
    (other) =>
      isReadOfPayment(other) &&
      (other.asOf.begun ?? 0) > received &&
      contentOf(other) !== contentOf(piece),
  )
  if (isDoubtful)
    return evidence.reduce((last, { asOf }) => Math.max(last, asOf.received), received)
  return known !== undefined && begun !== undefined && begun > known ? undefined : known
}

function isReadOfPayment(piece: Observation): boolean {
  return piece.payment !== undefined && !isPushed(piece)
}

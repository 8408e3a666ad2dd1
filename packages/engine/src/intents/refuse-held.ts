import { EngineError } from '../errors/engine-error.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'

/**
 * Refuses to send anything for a payment that an anomaly holds.
 *
 * @throws {EngineError} `held`
 */
export function refuseHeld({ id, heldBy }: Pick<PaymentRow, 'id' | 'heldBy'>): void {
  if (heldBy === null) return
  throw new EngineError('held', {
    subject: id,
    what: `The payment is held by ${heldBy}, until a person closes that anomaly.`,
    advice: `See what is strange: anomalies({ payment: '${id}' }). Then closeAnomaly({ id: '${heldBy}', who, why }), and call again.`,
  })
}

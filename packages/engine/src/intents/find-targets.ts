import { EngineError } from '../errors/engine-error.ts'
import { unknownPayment } from '../errors/unknown-payment.ts'
import { findPayment, paymentsOfOrder } from '../store/payments/find-payment.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Session } from '../store/statements/session.ts'
import type { Target } from './target.ts'

/**
 * A payment, or all payments of an order.
 *
 * @throws {EngineError} `unknown_id`
 */
export async function findTargets(
  session: Session,
  target: Target,
): Promise<readonly PaymentRow[]> {
  if ('payment' in target) {
    const row = await findPayment(session, { id: target.payment })
    if (!row) throw unknownPayment(target.payment)
    return [row]
  }
  const rows = await paymentsOfOrder(session, { order: target.order })
  if (rows.length > 0) return rows
  throw new EngineError('unknown_id', { subject: target.order, what: 'The order does not exist.' })
}

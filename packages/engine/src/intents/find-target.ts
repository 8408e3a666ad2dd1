import { EngineError } from '../errors/engine-error.ts'
import { unknownPayment } from '../errors/unknown-payment.ts'
import { findOperation } from '../store/operations/find-operations.ts'
import type { OperationKind } from '../store/operations/operation-kind.ts'
import { findPayment, paymentsOfOrder } from '../store/payments/find-payment.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Session } from '../store/statements/session.ts'
import type { Target } from './target.ts'

interface Search {
  readonly kind: OperationKind
  /** The id of the operation: a stored one stays with its payment. */
  readonly id: string
  readonly target: Target
  /** Whether the write is possible for a payment of the order. */
  readonly fits: (row: PaymentRow) => boolean
}

/**
 * Finds the payment of a write.
 *
 * @throws {EngineError} `unknown_id`, `nothing_to_write`; `several_payments` with their ids.
 */
export async function findTarget(session: Session, search: Search): Promise<PaymentRow> {
  const { kind, id, target } = search
  if ('payment' in target) {
    const row = await findPayment(session, { id: target.payment })
    if (!row) throw unknownPayment(target.payment)
    return row
  }
  const known = await findOperation(session, { kind, id })
  const stored = known && (await findPayment(session, { key: known.payment }))
  if (stored?.order === target.order) return stored
  return onlyOne(await paymentsOfOrder(session, { order: target.order }), search)
}

function onlyOne(payments: readonly PaymentRow[], { kind, target, fits }: Search): PaymentRow {
  const order = 'order' in target ? target.order : ''
  if (payments.length === 0) {
    throw new EngineError('unknown_id', { subject: order, what: 'The order does not exist.' })
  }
  const [first, ...others] = payments.filter(fits)
  if (!first) {
    const known = payments.map(({ id, status }) => `${id} is ${status}`).join(', ')
    const what = `The order has no payment to ${kind}: as last read, ${known}.`
    throw new EngineError('nothing_to_write', { subject: `order ${order}`, what })
  }
  if (others.length > 0) {
    const ids = [first, ...others].map((row) => row.id).join(', ')
    throw new EngineError('several_payments', {
      subject: `order ${order}`,
      what: `Several of its payments are possible: ${ids}.`,
    })
  }
  return first
}

/** Whether a payment holds money that was not returned by a cancel. */
export function holdsMoney({ captured, reversed, standing }: PaymentRow): boolean {
  return standing === 'paid' || (captured ?? 0) > (reversed ?? 0)
}

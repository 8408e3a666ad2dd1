import type { Money } from '@paystate/core'
import { isOpen, type PaymentCase, readCase } from '../journal/payment-case.ts'
import type { AnomalyRow } from '../store/anomalies/anomaly-row.ts'
import { findOperation } from '../store/operations/find-operations.ts'
import { findOrder } from '../store/orders/find-order.ts'
import { paymentsOfOrder } from '../store/payments/find-payment.ts'
import { isAct } from '../store/policies/anomaly-policies.ts'
import type { Session } from '../store/statements/session.ts'
import { surplusOf } from './surplus.ts'

/** What a policy does at a provider; `id` is the anomaly's, `payment` the application's. */
export type Deed =
  | {
      readonly type: 'refund'
      readonly id: string
      readonly payment: string
      readonly amount: Money
    }
  | { readonly type: 'cancel'; readonly id: string; readonly payment: string }

/** What the policy of an anomaly asks for now. */
export type Act =
  | Deed
  /** Something about the order is unknown, and a policy never acts on that. */
  | { readonly type: 'wait' }
  /** It was stored before, perhaps by a process that ended right after. */
  | { readonly type: 'made' }
  /** There is nothing that may be done by itself. */
  | { readonly type: 'refuse'; readonly why: string }

/**
 * Decides what a policy does, from what is stored now. The id of what it does is the anomaly's: it has one
 * effect, whatever crashes.
 */
export async function chooseAct(session: Session, anomaly: AnomalyRow): Promise<Act> {
  const { id, order, policy } = anomaly
  if (!isAct(policy)) return { type: 'wait' } // a newer version knows what to do
  const kind = policy === 'refund' ? 'refund' : 'cancel'
  if (await findOperation(session, { kind, id })) return { type: 'made' }
  const payments: PaymentCase[] = []
  for (const row of await paymentsOfOrder(session, { order: order ?? '' })) {
    payments.push(await readCase(session, row))
  }
  const own = payments.find(({ row }) => row.key === anomaly.payment)
  if (!own) return { type: 'refuse', why: 'It has no payment.' }
  if (payments.some(isUnknown) || own.row.heldBy !== null) return { type: 'wait' }
  return kind === 'refund'
    ? chooseRefund(anomaly, { own, payments })
    : chooseCancel(session, { anomaly, own, payments })
}

/** A live payment may be waiting for its payer; what was sent and not answered is another matter. */
function isUnknown({ operations, record }: PaymentCase): boolean {
  return operations.some(isOpen) || record.payment.needsRead
}

interface Ours {
  readonly own: PaymentCase
  readonly payments: readonly PaymentCase[]
}

function chooseRefund(anomaly: AnomalyRow, { own, payments }: Ours): Act {
  const minorUnits = surplusOf(anomaly, { own, payments })
  if (minorUnits === 'not_reported') return { type: 'wait' }
  if (minorUnits <= 0) return { type: 'refuse', why: 'Nothing is left that was paid too much.' }
  const { id: payment, currency } = own.row
  return { type: 'refund', id: anomaly.id, payment, amount: { currency, minorUnits } }
}

async function chooseCancel(
  session: Session,
  { anomaly, own, payments }: Ours & { readonly anomaly: AnomalyRow },
): Promise<Act> {
  const [other, ...more] = payments.filter(
    ({ row }) => row.key !== own.row.key && row.standing === 'live',
  )
  if (!other) return { type: 'refuse', why: 'No other attempt of the order may still take money.' }
  if (more.length > 0) return { type: 'refuse', why: 'Several attempts of the order are open.' }
  const order = await findOrder(session, { order: own.row.order })
  const { captured, reversed, currency } = own.row
  const net = (captured ?? 0) - (reversed ?? 0)
  const isCovered = order?.amount !== null && order?.currency === currency && net >= order.amount
  if (!isCovered) return { type: 'refuse', why: 'The late money is less than the order asks for.' }
  return { type: 'cancel', id: anomaly.id, payment: other.row.id }
}

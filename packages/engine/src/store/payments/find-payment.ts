import { first, rows, type Session } from '../statements/session.ts'
import { statement } from '../statements/statement.ts'
import { PAYMENT_COLUMNS, type PaymentRow, paymentRow } from './payment-row.ts'

/** How a payment is found: by our ids, or by the provider's at one instance. */
export type PaymentKey =
  | { readonly key: number }
  | { readonly id: string }
  | { readonly instance: string; readonly reference: string }
  | { readonly instance: string; readonly providerId: string }

const select = (condition: string) =>
  statement(`select ${PAYMENT_COLUMNS} from paystate.payments where ${condition}`, paymentRow)

const BY_KEY = select('key = :key::bigint')
const BY_ID = select('id = :id')
const BY_REFERENCE = select('instance = :instance and reference = :reference')
const BY_PROVIDER_ID = select('instance = :instance and provider_id = :providerId')
const BY_ORDER = select('order_id = :order order by attempt')

/** Finds a payment, without a lock. */
export function findPayment(session: Session, key: PaymentKey): Promise<PaymentRow | undefined> {
  return first(session, { statement: statementFor(key), values: { ...key } })
}

/** The payments of an order, by attempt. */
export function paymentsOfOrder(
  session: Session,
  { order }: { order: string },
): Promise<readonly PaymentRow[]> {
  return rows(session, { statement: BY_ORDER, values: { order } })
}

function statementFor(key: PaymentKey) {
  if ('key' in key) return BY_KEY
  if ('id' in key) return BY_ID
  return 'reference' in key ? BY_REFERENCE : BY_PROVIDER_ID
}

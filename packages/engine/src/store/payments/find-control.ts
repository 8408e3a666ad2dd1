import { first, type Session } from '../statements/session.ts'
import { statement } from '../statements/statement.ts'
import { PAYMENT_COLUMNS, type PaymentRow, paymentRow } from './payment-row.ts'

const NEWEST = statement(
  `select ${PAYMENT_COLUMNS} from paystate.payments
   where instance = :instance and provider_id is not null and key <> :payment::bigint
     and exists (select from paystate.operations as o where o.payment = payments.key and o.kind = 'create')
   order by key desc limit 1`,
  paymentRow,
)

/** Another payment that we made and that an instance certainly has, as the positive control of a lookup. */
export function findControl(
  session: Session,
  { instance, payment }: { instance: string; payment: number },
): Promise<PaymentRow | undefined> {
  return first(session, { statement: NEWEST, values: { instance, payment } })
}

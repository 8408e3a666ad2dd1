import { rows, type Session } from '../statements/session.ts'
import { statement } from '../statements/statement.ts'
import { PAYMENT_COLUMNS, type PaymentRow, paymentRow } from './payment-row.ts'

const NEWEST = statement(
  `select ${PAYMENT_COLUMNS} from paystate.payments
   where instance = :instance and provider_id is not null
   order by key desc limit :limit::integer`,
  paymentRow,
)

/** The newest payments that an instance certainly has. */
export function newestKnown(
  session: Session,
  { instance, limit }: { instance: string; limit: number },
): Promise<readonly PaymentRow[]> {
  return rows(session, { statement: NEWEST, values: { instance, limit } })
}

import { rows, type Session } from '../statements/session.ts'
import { statement } from '../statements/statement.ts'
import { FITS, filterValues, type PaymentFilter } from './payment-filter.ts'
import { PAYMENT_COLUMNS, type PaymentRow, paymentRow } from './payment-row.ts'

/** A part of a list. */
export interface Listing {
  readonly filter: PaymentFilter
  /** Older than this key; null for the newest. */
  readonly before: number | null
  readonly limit: number
}

const LIST = statement(
  `select ${PAYMENT_COLUMNS} from paystate.payments
   where (:before::bigint is null or key < :before::bigint) and ${FITS}
   order by key desc limit :limit::integer`,
  paymentRow,
)

/** Payments, newest first. */
export async function listPayments(
  session: Session,
  { filter, before, limit }: Listing,
): Promise<readonly PaymentRow[]> {
  const values = { ...(await filterValues(session, filter)), before, limit }
  return rows(session, { statement: LIST, values })
}

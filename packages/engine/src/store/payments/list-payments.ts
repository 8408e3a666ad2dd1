import type { Session } from '../statements/session.ts'
import { filtered, filteredRows, type PaymentFilter } from './payment-filter.ts'
import { PAYMENT_COLUMNS, type PaymentRow, paymentRow } from './payment-row.ts'

/** A part of a list. */
export interface Listing {
  readonly filter: PaymentFilter
  /** Older than this key; null for the newest. */
  readonly before: number | null
  readonly limit: number
}

const LIST = filtered(
  (condition) => `select ${PAYMENT_COLUMNS} from paystate.payments
   where (:before::bigint is null or key < :before::bigint) and ${condition}
   order by key desc limit :limit::integer`,
  paymentRow,
)

/** Payments, newest first. */
export function listPayments(
  session: Session,
  { filter, before, limit }: Listing,
): Promise<readonly PaymentRow[]> {
  return filteredRows(session, { by: LIST, filter, more: { before, limit } })
}

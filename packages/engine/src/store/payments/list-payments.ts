import { rows, type Session } from '../statements/session.ts'
import { statement } from '../statements/statement.ts'
import { PAYMENT_COLUMNS, type PaymentRow, paymentRow } from './payment-row.ts'
import type { Standing } from './standing.ts'

/** Which payments are listed; null leaves a condition out. */
export interface PaymentFilter {
  readonly order: string | null
  readonly instance: string | null
  readonly status: string | null
  readonly standing: Standing | null
  /** Only those with an operation that is unknown. */
  readonly isUnknown: boolean
  /** Older than this key. */
  readonly before: number | null
  readonly limit: number
}

const LIST = statement(
  `select ${PAYMENT_COLUMNS} from paystate.payments
   where (:order::text is null or order_id = :order)
     and (:instance::text is null or instance = :instance)
     and (:status::text is null or status = :status)
     and (:standing::text is null or standing = :standing)
     and (:before::bigint is null or key < :before::bigint)
     and (not :isUnknown::boolean or key in (
       select payment from paystate.operations where unknown_since is not null))
   order by key desc limit :limit::integer`,
  paymentRow,
)

/** Payments, newest first. */
export function listPayments(
  session: Session,
  filter: PaymentFilter,
): Promise<readonly PaymentRow[]> {
  return rows(session, { statement: LIST, values: { ...filter } })
}

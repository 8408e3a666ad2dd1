import { z } from 'zod'
import { integer, text } from '../statements/fields.ts'
import type { Session } from '../statements/session.ts'
import { filtered, filteredRows, type PaymentFilter } from './payment-filter.ts'

const sums = z.object({
  currency: text,
  payments: integer,
  requested: integer,
  captured: integer,
  capturedNotReported: integer,
  reversed: integer,
  reversedNotReported: integer,
  refunded: integer,
  refundedNotReported: integer,
  chargedBack: integer,
  chargedBackNotReported: integer,
})

/** Sums in minor units, and of how many payments an amount is not reported. */
export interface PaymentSums {
  readonly currency: string
  readonly payments: number
  readonly requested: number
  readonly captured: number
  readonly capturedNotReported: number
  readonly reversed: number
  readonly reversedNotReported: number
  readonly refunded: number
  readonly refundedNotReported: number
  readonly chargedBack: number
  readonly chargedBackNotReported: number
}

const sum = (column: string, name: string) =>
  `coalesce(sum(${column}), 0)::text as "${name}",
   (count(*) filter (where ${column} is null))::integer as "${name}NotReported"`

const SUM = filtered(
  (condition) => `select currency, count(*)::text as payments, sum(requested)::text as requested,
     ${sum('captured', 'captured')}, ${sum('reversed', 'reversed')}, ${sum('refunded', 'refunded')},
     ${sum('charged_back', 'chargedBack')}
   from paystate.payments where ${condition} group by currency order by currency`,
  sums,
)

/** Sums over payments, by currency. */
export function sumPayments(
  session: Session,
  filter: PaymentFilter,
): Promise<readonly PaymentSums[]> {
  return filteredRows(session, { by: SUM, filter })
}

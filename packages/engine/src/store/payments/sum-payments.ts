import { z } from 'zod'
import { integer, sum, text } from '../statements/fields.ts'
import type { Session } from '../statements/session.ts'
import type { Sum } from '../statements/sum.ts'
import { filtered, filteredRows, type PaymentFilter } from './payment-filter.ts'

const sums = z.object({
  currency: text,
  payments: integer,
  requested: sum,
  captured: sum,
  capturedNotReported: integer,
  reversed: sum,
  reversedNotReported: integer,
  refunded: sum,
  refundedNotReported: integer,
  chargedBack: sum,
  chargedBackNotReported: integer,
})

/** Sums in minor units, and of how many payments an amount is not reported. */
export interface PaymentSums {
  readonly currency: string
  readonly payments: number
  readonly requested: Sum
  readonly captured: Sum
  readonly capturedNotReported: number
  readonly reversed: Sum
  readonly reversedNotReported: number
  readonly refunded: Sum
  readonly refundedNotReported: number
  readonly chargedBack: Sum
  readonly chargedBackNotReported: number
}

const added = (column: string, name: string) =>
  `coalesce(sum(${column}), 0)::text as "${name}",
   (count(*) filter (where ${column} is null))::integer as "${name}NotReported"`

const SUM = filtered(
  (condition) => `select currency, count(*)::text as payments, sum(requested)::text as requested,
     ${added('captured', 'captured')}, ${added('reversed', 'reversed')}, ${added('refunded', 'refunded')},
     ${added('charged_back', 'chargedBack')}
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

import type { Instant } from '@paystate/core'
import { z } from 'zod'
import type { OperationKind } from '../operations/operation-kind.ts'
import { instant, integer, named, sum, text } from '../statements/fields.ts'
import type { Named } from '../statements/named.ts'
import { rows, type Session } from '../statements/session.ts'
import { epoch, NOW, statement } from '../statements/statement.ts'
import type { Sum } from '../statements/sum.ts'

/** For how long something has been unknown. */
export const UNKNOWN_AGES = [
  'under_1_minute',
  'under_10_minutes',
  'under_1_hour',
  'under_1_day',
  'over_1_day',
] as const

const sums = z.object({
  age: z.enum(UNKNOWN_AGES),
  instance: text,
  kind: named<OperationKind>(),
  currency: text,
  operations: integer,
  minorUnits: sum,
  since: instant,
})

/** Operations of one kind, provider and currency that have been unknown for about as long. */
export interface UnknownSums {
  readonly age: (typeof UNKNOWN_AGES)[number]
  readonly instance: string
  readonly kind: Named<OperationKind>
  readonly currency: string
  readonly operations: number
  readonly minorUnits: Sum
  readonly since: Instant
}

const AGE = `
  case when o.unknown_since > ${NOW} - interval '1 minute' then 'under_1_minute'
    when o.unknown_since > ${NOW} - interval '10 minutes' then 'under_10_minutes'
    when o.unknown_since > ${NOW} - interval '1 hour' then 'under_1_hour'
    when o.unknown_since > ${NOW} - interval '1 day' then 'under_1_day'
    else 'over_1_day' end`

/** A cancel is about all that was asked for, the cancel of a refund about that refund. */
const AMOUNT = `coalesce(o.amount, (
    select r.amount from paystate.operations as r
    where r.kind = 'refund' and r.id = o.compared ->> 'refund' and o.kind = 'cancel_refund'), p.requested)`

/** Reads the index of what is unknown, and nothing else. */
const UNKNOWN = statement(
  `select age, instance, kind, currency, count(*)::integer as operations, sum(amount)::text as "minorUnits",
     ${epoch('min(unknown_since)')} as since
   from (
     select ${AGE} as age, p.instance, o.kind, p.currency, ${AMOUNT} as amount, o.unknown_since
     from paystate.operations as o join paystate.payments as p on p.key = o.payment
     where o.unknown_since is not null) as unknown
   group by age, instance, kind, currency order by min(unknown_since)`,
  sums,
)

/** What is unknown now, longest first. */
export function readUnknownMoney(session: Session): Promise<readonly UnknownSums[]> {
  return rows(session, { statement: UNKNOWN })
}

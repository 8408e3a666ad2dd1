import type { Instant } from '@paystate/core'
import { z } from 'zod'
import { instant, integer, text } from '../statements/fields.ts'
import { rows, type Session } from '../statements/session.ts'
import { epoch, type RowSchema, statement } from '../statements/statement.ts'

/** An event whose handler failed so often that it is not delivered anymore, and what it holds back. */
export interface HeldRow {
  readonly consumer: string
  readonly event: number
  readonly type: string
  readonly paymentId: string | null
  readonly order: string | null
  readonly tries: number
  readonly problem: string
  readonly happenedAt: Instant
  /** How many events of the same payment wait behind it. */
  readonly behind: number
}

const heldRow: RowSchema<HeldRow> = z.object({
  consumer: text,
  event: integer,
  type: text,
  paymentId: text.nullable(),
  order: text.nullable(),
  tries: integer,
  problem: text,
  happenedAt: instant,
  behind: integer,
})

/** Deliveries are deleted once they are heard: the table holds what is left. */
const HELD = statement(
  `select d.consumer, d.event, d.type, p.id as "paymentId", e.order_id as "order", d.tries, d.problem,
     ${epoch('e.happened_at')} as "happenedAt",
     (select count(*) from paystate.deliveries as b
      where b.consumer = d.consumer and b.payment = d.payment and b.event > d.event)::integer as behind
   from paystate.deliveries as d join paystate.events as e on e.number = d.event
     left join paystate.payments as p on p.key = d.payment
   where d.due_at is null and d.problem is not null
   order by d.event, d.consumer limit :limit::integer`,
  heldRow,
)

/** What is held back for any consumer, the oldest first. */
export function allHeld(
  session: Session,
  { limit }: { readonly limit: number },
): Promise<readonly HeldRow[]> {
  return rows(session, { statement: HELD, values: { limit } })
}

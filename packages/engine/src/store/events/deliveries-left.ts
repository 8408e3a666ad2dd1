import type { Instant } from '@paystate/core'
import { z } from 'zod'
import { instant, integer, text } from '../statements/fields.ts'
import { rows, type Session } from '../statements/session.ts'
import { epoch, type RowSchema, statement } from '../statements/statement.ts'

/** An event that a consumer has not handled yet. */
export interface DeliveryLeft {
  /** The number of the event. */
  readonly event: number
  readonly type: string
  /** The database's own number of the payment; null where the event belongs to none. */
  readonly payment: number | null
  /** How often its handler has failed. */
  readonly tries: number
  /** The name of the last error; null before the first. */
  readonly problem: string | null
  /** When it is delivered next; null while it is held back. */
  readonly dueAt: Instant | null
}

const leftRow: RowSchema<DeliveryLeft> = z.object({
  event: integer,
  type: text,
  payment: integer.nullable(),
  tries: integer,
  problem: text.nullable(),
  dueAt: instant.nullable(),
})

const COLUMNS = `d.event, d.type, d.payment, d.tries, d.problem, ${epoch('d.due_at')} as "dueAt"`

const OF_ORDER = statement(
  `select ${COLUMNS} from paystate.deliveries as d join paystate.events as e on e.number = d.event
   where d.consumer = :consumer and e.order_id = :order order by d.event`,
  leftRow,
)

const HELD = statement(
  `select ${COLUMNS} from paystate.deliveries as d
   where d.consumer = :consumer and d.event > :after::bigint and d.due_at is null
     and d.problem is not null
   order by d.event limit :limit::integer`,
  leftRow,
)

/** The undelivered events of an order for a consumer. */
export function deliveriesLeft(
  session: Session,
  { consumer, order }: { consumer: string; order: string },
): Promise<readonly DeliveryLeft[]> {
  return rows(session, { statement: OF_ORDER, values: { consumer, order } })
}

/** The events that hold others of their payment back, oldest first, after a number. */
export function deliveriesHeld(
  session: Session,
  values: { readonly consumer: string; readonly after: number; readonly limit: number },
): Promise<readonly DeliveryLeft[]> {
  return rows(session, { statement: HELD, values })
}

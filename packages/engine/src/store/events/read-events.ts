import { z } from 'zod'
import type { Place } from '../sealing/place.ts'
import { instant, integer, json, text } from '../statements/fields.ts'
import { first, rows, type Session } from '../statements/session.ts'
import { epoch, statement } from '../statements/statement.ts'

export const eventRow = z.object({
  number: integer,
  type: text,
  payment: integer.nullable(),
  order: text.nullable(),
  data: json,
  happenedAt: instant,
})

export type EventRow = z.infer<typeof eventRow>

/** Where the data of an event is sealed for. */
export function eventPlace(number: number): Place {
  return { table: 'events', column: 'data', row: [number] }
}

export const EVENT_COLUMNS = `e.number, e.type, e.payment, e.order_id as "order", e.data::text as data,
  ${epoch('e.happened_at')} as "happenedAt"`

const select = (condition: string) =>
  statement(
    `select ${EVENT_COLUMNS} from paystate.events as e where ${condition} order by e.number`,
    eventRow,
    (row, { open }) => ({ ...row, data: open(row.data, eventPlace(row.number)) }),
  )

const BY_NUMBER = select('e.number = :number::bigint')
const BY_PAYMENT = select('e.payment = :payment::bigint')
const BY_ORDER = select('e.order_id = :order')

/** The events of a payment or an order, by number. */
export function readEvents(
  session: Session,
  of: { readonly payment: number } | { readonly order: string },
): Promise<readonly EventRow[]> {
  return rows(session, { statement: 'payment' in of ? BY_PAYMENT : BY_ORDER, values: { ...of } })
}

const sharing = z.looseObject({ snapshotIn: integer })
const shared = z.looseObject({ snapshot: z.unknown() })

/** The data of an event with its snapshot, also where another event of the same change keeps that for it. */
export async function withSnapshot(session: Session, data: unknown): Promise<unknown> {
  const read = sharing.safeParse(data)
  if (!read.success) return data
  const { snapshotIn: number, ...own } = read.data
  const keeper = await first(session, { statement: BY_NUMBER, values: { number } })
  return { ...own, snapshot: shared.parse(keeper?.data).snapshot }
}

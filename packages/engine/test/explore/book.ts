import { z } from 'zod'
import type { World } from './world.ts'

const payment = z.object({
  key: z.string(),
  id: z.string(),
  reference: z.string(),
  providerId: z.string().nullable(),
  standing: z.string(),
  status: z.string(),
  captured: z.number().nullable(),
  reversed: z.number().nullable(),
  refunded: z.number().nullable(),
  chargedBack: z.number().nullable(),
})

const operation = z.object({
  kind: z.string(),
  id: z.string(),
  state: z.string(),
  payment: z.string(),
  references: z.array(z.string()),
})

const event = z.object({
  id: z.number(),
  type: z.string(),
  payment: z.string().nullable(),
})

const heard = z.object({
  event: z.string(),
  number: z.number(),
  type: z.string(),
  payment: z.string().nullable(),
})

/** What the engine has stored about an order, and the shop in its own tables. */
export interface Book {
  readonly payments: readonly z.infer<typeof payment>[]
  readonly operations: readonly z.infer<typeof operation>[]
  readonly events: readonly z.infer<typeof event>[]
  readonly heard: readonly z.infer<typeof heard>[]
  /** How often the shop was told that the order is paid. */
  readonly paid: number
  /** Names of the writes whose transaction the shop has committed. */
  readonly stored: readonly string[]
}

/** What a book is read by: an order, its consumer and its instance. */
export type Booked = Pick<World, 'database' | 'order' | 'consumer' | 'id'>

export async function readBook(world: Booked): Promise<Book> {
  const { database, order, consumer } = world
  const read = async <Row>(schema: z.ZodType<Row>, text: string, value: string) =>
    z.array(schema).parse((await database.query(text, [value])).rows)
  const payments = await read(payment, PAYMENTS, order)
  const [times] = await read(
    z.object({ times: z.number() }),
    'select times from app_paid where order_id = $1',
    order,
  )
  const names = z.object({ name: z.string() })
  const stored = await read(
    names,
    `select id as name from app_stored where starts_with(id, $1)`,
    world.id(''),
  )
  return {
    payments,
    operations: await read(operation, OPERATIONS, order),
    events: await read(event, EVENTS, order),
    heard: await read(heard, HEARD, consumer),
    paid: times?.times ?? 0,
    stored: stored.map(({ name }) => name),
  }
}

/** Webhooks of an instance and deliveries to a consumer that nobody has dealt with. */
export async function readLeft({
  database,
  instance,
  consumer,
}: Pick<World, 'database' | 'instance' | 'consumer'>): Promise<readonly string[]> {
  const names = z.array(z.object({ name: z.string() }))
  const webhooks = await database.query(INBOX, [instance])
  const deliveries = await database.query(DELIVERIES, [consumer])
  return names.parse([...webhooks.rows, ...deliveries.rows]).map(({ name }) => name)
}

const PAYMENTS = `
  select key::text, id, reference, provider_id as "providerId", standing, status,
    captured::float8, reversed::float8, refunded::float8, charged_back::float8 as "chargedBack"
  from paystate.payments where order_id = $1 order by attempt`

const OPERATIONS = `
  select o.kind, o.id, o.state, p.id as payment,
    array(select t.reference from paystate.tries as t where t.operation = o.key and t.number > 0) as references
  from paystate.operations as o join paystate.payments as p on p.key = o.payment
  where p.order_id = $1 order by o.key`

const EVENTS = `
  select e.number::float8 as id, e.type, p.id as payment
  from paystate.events as e left join paystate.payments as p on p.key = e.payment
  where e.order_id = $1 order by e.number`

const HEARD = `
  select event, number::float8 as number, type, payment from app_heard where consumer = $1 order by place`

const INBOX = `
  select 'webhook ' || state || ' ' || hints::text as name from paystate.inbox
  where instance = $1 and handled_at is null and state not in ('foreign', 'orphan')`

const DELIVERIES = `
  select 'event ' || type || ' ' || coalesce(problem, '') as name from paystate.deliveries where consumer = $1`

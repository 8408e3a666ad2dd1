import {
  type EngineEvent,
  EVENT_TYPES,
  type HandlerContext,
  type OpenedDatabase,
  type Payments,
} from '../../src/index.ts'
import { createTables } from '../explore/application-tables.ts'
import { openShop, type Shop } from '../support/shop.ts'
import { createGate, type Gate } from './gate.ts'

/** A shop with two processes that can be stopped, and a third that does what is left. */
export interface Place {
  readonly shop: Shop
  readonly gate: Gate
  readonly database: OpenedDatabase
  /** The two processes. */
  readonly processes: { readonly first: Payments; readonly second: Payments }
  readonly consumer: string
  /** The provider's ids of the payments of earlier combinations. */
  readonly earlier: Set<string>
}

interface PlaceOptions {
  readonly database: OpenedDatabase
  /** Where what waits for a lock is asked of; undefined where there is one connection. */
  readonly locks: OpenedDatabase | undefined
}

/** Opens it on a migrated database of its own. */
export async function openPlace({ database, locks }: PlaceOptions): Promise<Place> {
  await createTables(database)
  const shop = await openShop({
    database,
    route: ({ mollie, antom }, { currency }) => (currency === 'PHP' ? antom : mollie),
  })
  const gate = createGate({ database: shop.database, fetch: shop.fetch }, { locks })
  const processes = {
    first: await shop.open(gate.outlet('first')),
    second: await shop.open(gate.outlet('second')),
  }
  const consumer = shop.name('shop')
  await shop.payments.consumer(consumer, {
    from: 'now',
    on: Object.fromEntries(EVENT_TYPES.map((type) => [type, hear])),
  })
  // Who knows the provider's time may repeat a request; and an account in use can prove that something is absent.
  for (const payments of [shop.payments, processes.first, processes.second]) await payments.check()

  async function hear(event: EngineEvent, { tx }: HandlerContext): Promise<void> {
    const { id, number, type, payment = null, order } = event
    await tx.query(
      'insert into app_heard (consumer, event, number, type, payment) values ($1, $2, $3::bigint, $4, $5)',
      [consumer, id, number, type, payment],
    )
    if (type !== 'order.paid') return
    await tx.query(
      'insert into app_paid values ($1, 1) on conflict (order_id) do update set times = app_paid.times + 1',
      [order],
    )
  }
  await database.query(`update paystate.instances set due_at = '2100-01-01'`) // sweeps are for other tests
  return { shop, gate, database, processes, consumer, earlier: new Set() }
}

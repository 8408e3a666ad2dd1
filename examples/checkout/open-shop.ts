import {
  createPayments,
  type Handler,
  type OpenedDatabase,
  openDatabase,
  type Payments,
} from '@paystate/engine'
import { settings } from './settings.ts'

/** One database for the shop's orders and for the engine, so that both change in one transaction. */
export interface Shop {
  readonly database: OpenedDatabase
  readonly payments: Payments
}

let shop: Promise<Shop> | undefined

/** Opens the shop at the first call; later ones get the same. */
export function openShop(): Promise<Shop> {
  shop ??= open()
  return shop
}

async function open(): Promise<Shop> {
  const database = await openDatabase(settings.database)
  await database.query(
    'create table if not exists orders (id text primary key, cents integer not null, paid_at timestamptz)',
  )
  const payments = await createPayments({
    database,
    providers: { mollie: settings.mollie },
    webhookUrl: `${settings.url}/webhooks`, // the engine appends the provider's name
    load: (name) => import(name),
  })
  await payments.consumer('orders', { from: 'beginning', on: { 'order.paid': markPaid } })
  await payments.start() // resolves what is unknown, takes webhooks in, delivers events
  return { database, payments }
}

/**
 * Once for each order that is paid, in the transaction that delivers the event: whatever is killed when, an
 * order is marked together with the delivery or not at all.
 */
const markPaid: Handler<'order.paid'> = async ({ order }, { tx }) => {
  await tx.query('update orders set paid_at = now() where id = $1', [order])
  console.log(`Order ${order} is paid`)
}

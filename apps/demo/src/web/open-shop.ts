import { type Clock, instantOf, type ProviderConfig, systemClock } from '@paystate/core'
import { createPayments, type Database, type Problem } from '@paystate/engine'
import { createHurry } from '../checkout/hurry.ts'
import { hearOfPayments } from '../consumers/hear-of-payments.ts'
import type { Formats } from '../format/formats.ts'
import { createNews } from '../news/news.ts'
import { createOrderStore } from '../orders/order-store.ts'
import { createProviderSwitch, type Named, type Routing } from '../providers/provider-switch.ts'
import { readProviders } from '../providers/providers.ts'
import type { Shop } from '../shop/shop.ts'

export interface ShopOptions {
  readonly database: Database
  readonly configs: readonly ProviderConfig[]
  readonly routing: Routing
  /** The engine's names of the providers. */
  readonly named: Named
  /** The time of day; waiting takes real time. */
  readonly now: () => number
  readonly origin: string
  readonly formats: Formats
  readonly onError: (error: unknown) => void
}

export interface OpenShop {
  readonly shop: Shop
  close(): Promise<void>
}

/** How long the shop waits for what is under way when it closes. */
const CLOSE_WITHIN = 3_000

/** The shop on its engine, both in one database. */
export async function openShop(options: ShopOptions): Promise<OpenShop> {
  const { database, configs, routing, named, now, origin, formats, onError } = options
  const clock: Clock = { ...systemClock, now }
  const byName = Object.fromEntries(configs.map((config) => [named(config.provider), config]))
  const providers = await readProviders(byName)
  const turned = await createProviderSwitch(database, { providers, routing, named })
  const payments = await createPayments({
    database,
    providers: byName,
    route: ({ amount }) => turned.nameFor(amount.currency),
    webhookUrl: `${origin}/webhooks`,
    referencePrefix: 'demo_',
    load: (name) => import(name),
    clock,
    now: () => instantOf(now()),
    onProblem: ({ error }: Problem) => onError(error),
  })
  const news = createNews(clock.after)
  const { hurry, stop } = createHurry({ payments, news, clock, onError })
  await hearOfPayments(payments, { news })
  return {
    shop: {
      payments,
      orders: createOrderStore(database),
      providers,
      switch: turned,
      news,
      clock,
      formats,
      origin,
      hurry,
    },
    async close() {
      stop()
      await payments.stop({ withinMs: CLOSE_WITHIN })
      await payments.close()
    },
  }
}

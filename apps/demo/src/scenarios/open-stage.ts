import { instantOf } from '@paystate/core'
import { createTestEngine, type TestEngine } from '@paystate/engine/testing'
import { createSimulatorClock, type SimulatorClock } from '@paystate/simulator'
import { type AntomSimulator, createAntomSimulator } from '@paystate/simulator/antom'
import { createMollieSimulator, type MollieSimulator } from '@paystate/simulator/mollie'
import { hearOfPayments } from '../consumers/hear-of-payments.ts'
import { createTables } from '../database/tables.ts'
import { createFormats } from '../format/formats.ts'
import { createNews } from '../news/news.ts'
import { createOrderReference } from '../orders/create-order-reference.ts'
import type { Order } from '../orders/order.ts'
import { createOrderStore } from '../orders/order-store.ts'
import { findInterrupted, type Interrupted } from '../payments/find-interrupted.ts'
import { createProviderSwitch, type ProviderSwitch } from '../providers/provider-switch.ts'
import { readProviders } from '../providers/providers.ts'
import type { Shop } from '../shop/shop.ts'
import { planTrouble } from '../simulation/faults-of-trouble.ts'
import { simulatedConfigurations } from '../simulation/simulated-configuration.ts'
import type { Troubled } from '../simulation/simulation.ts'

/** The shop and both simulated providers in this process, without a port, on a clock that somebody moves. */
export interface Stage {
  readonly shop: Shop
  readonly engine: TestEngine
  readonly mollie: MollieSimulator
  readonly antom: AntomSimulator
  readonly clock: SimulatorClock
  /** Chooses who takes new payments. */
  use(provider: string): Promise<void>
  newOrder(differs?: Partial<Order>): Order
  /** Works while a trouble lasts. */
  during<T>(troubled: Troubled, work: () => Promise<T>): Promise<T>
  /** Moves time forward at the providers and in the shop, and does what becomes due in the shop. */
  pass(milliseconds: number): Promise<void>
  /** Kills the shop's process at its current await, and starts another one. */
  crash(): Promise<void>
  /** What was interrupted when it was killed. */
  readonly interrupted: readonly Interrupted[]
  close(): Promise<void>
}

const ADDRESSES = {
  mollieUrl: 'https://api.mollie.test',
  antomUrl: 'https://antom.simulator.invalid',
}
const ORIGIN = 'http://127.0.0.1:3000'
const A_MOMENT = 2_000

/** The leases of a killed process end by time here: only a data directory shows that its process is over. */
const SETTINGS = { leaseMs: 12_000, marginMs: 4_000 }

export async function openStage(): Promise<Stage> {
  const clock = createSimulatorClock()
  const engines: TestEngine[] = []
  const deliver = async (request: Request) =>
    (await engines[0]?.deliver(request)) ?? new Response(null, { status: 503 })
  const notifyUrl = `${ORIGIN}/webhooks/antom`
  const mollie = createMollieSimulator({ clock, deliver, refundDelay: A_MOMENT })
  const antom = createAntomSimulator({
    clock,
    deliver,
    notifyUrl,
    disputeNotifyUrl: notifyUrl,
    magicAmounts: false,
  })
  const configs = simulatedConfigurations({ provider: 'mollie' }, ADDRESSES)
  const byName = Object.fromEntries(configs.map((config) => [config.provider, config]))
  const news = createNews((_, run) => run())
  const turned: ProviderSwitch[] = []
  const engine = await createTestEngine({
    clock,
    fetch: (request, options) =>
      request.url.startsWith(ADDRESSES.mollieUrl)
        ? mollie.fetch(request, options)
        : antom.fetch(request, options),
    providers: byName,
    route: ({ amount }) => turned[0]?.nameFor(amount.currency) ?? 'mollie',
    webhookUrl: `${ORIGIN}/webhooks`,
    referencePrefix: 'demo_',
    settings: SETTINGS,
    load: (name) => import(name),
    setup: (payments) => hearOfPayments(payments, { news }),
  })
  engines.push(engine)
  const { database } = engine
  await createTables(database)
  const providers = await readProviders(byName)
  const routing = { provider: 'mollie', currencies: {} }
  const chosen = await createProviderSwitch(database, { providers, routing, named: (name) => name })
  turned.push(chosen)
  const shop: Shop = {
    get payments() {
      return engine.payments
    },
    orders: createOrderStore(database),
    providers,
    switch: chosen,
    news,
    clock,
    formats: createFormats({ timeZone: 'UTC' }),
    origin: ORIGIN,
    hurry: () => {},
  }
  const interrupted: Interrupted[] = []
  return {
    shop,
    interrupted,
    engine,
    mollie,
    antom,
    clock,
    use: (provider) => chosen.turn('EUR', provider),
    newOrder: (differs = {}) => ({ ...newOrder(clock), ...differs }),
    async during(troubled, work) {
      const takeBack = planTrouble({ mollie, antom }, troubled)
      try {
        return await work()
      } finally {
        takeBack()
      }
    },
    pass: (milliseconds) => engine.advance(milliseconds),
    async crash() {
      await engine.crash()
      interrupted.splice(0, Number.POSITIVE_INFINITY, ...(await findInterrupted(shop)))
    },
    close: () => engine.close(),
  }
}

function newOrder(clock: SimulatorClock): Order {
  return {
    reference: createOrderReference(),
    product: 'stoneware-mug',
    description: 'Stoneware mug',
    amount: { currency: 'EUR', minorUnits: 2450 },
    capture: 'automatic',
    placedAt: instantOf(clock.now()),
  }
}

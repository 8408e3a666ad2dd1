import { createProvider, createReference, instantOf } from '@paystate/core'
import { createSimulatorClock, type SimulatorClock } from '@paystate/simulator'
import { createOrderReference } from '../orders/create-order-reference.ts'
import type { Order } from '../orders/order.ts'
import { createResolver, type Resolver } from '../recovery/resolver.ts'
import type { Shop } from '../shop/shop.ts'
import { simulatedConfiguration } from '../simulation/simulated-configuration.ts'
import { type RunningSimulation, startSimulation } from '../simulation/start-simulation.ts'
import { createMemoryStore } from '../store/create-memory-store.ts'
import { createApp } from '../web/app.ts'
import { listen, type Serve } from '../web/listen.ts'
import { whileTimePasses } from './while-time-passes.ts'

/** One simulated provider and a shop, on local ports, with a clock that the test moves. */
export interface Stage {
  readonly provider: string
  readonly shop: Shop
  readonly simulation: RunningSimulation
  readonly clock: SimulatorClock
  newOrder(): Order
  /** Moves time forward at the provider and in the shop, and runs what becomes due in the shop. */
  pass(milliseconds: number): Promise<void>
  close(): Promise<void>
}

export async function openStage(provider: string): Promise<Stage> {
  const clock = createSimulatorClock()
  const simulation = await startSimulation({ clock })
  let serve: Serve = () => new Response(null, { status: 503 })
  const web = await listen((request) => serve(request), { port: 0 })
  const shop = await openShop(provider, { clock, simulation, port: web.port })
  const app = createApp({ shop, simulation })
  serve = (request) => app.fetch(request)
  const resolver = createResolver({ shop, onError: fail })
  return {
    provider,
    shop,
    simulation,
    clock,
    newOrder: () => newOrder(clock),
    pass: (milliseconds) => pass({ clock, resolver }, milliseconds),
    async close() {
      await web.close()
      await simulation.close()
    },
  }
}

async function openShop(
  provider: string,
  {
    clock,
    simulation,
    port,
  }: { clock: SimulatorClock; simulation: RunningSimulation; port: number },
): Promise<Shop> {
  const origin = `http://127.0.0.1:${port}`
  const { mollieUrl, antomUrl } = simulation.server
  const addresses = { mollieUrl, antomUrl, webhookUrl: `${origin}/webhooks` }
  const config = simulatedConfiguration({ provider }, addresses)
  return {
    adapter: await createProvider(config, { load: (name) => import(name), clock }),
    store: createMemoryStore(),
    clock,
    origin,
    createReference: () => createReference({ prefix: 'demo_' }),
    inFlight: new Set(),
    simulation: simulation.id,
  }
}

function newOrder(clock: SimulatorClock): Order {
  return {
    reference: createOrderReference(),
    product: 'stoneware-mug',
    description: 'Stoneware mug',
    amount: { currency: 'EUR', minorUnits: 2450 },
    placedAt: instantOf(clock.now()),
  }
}

/** One read may cause another, which is due at once. */
async function pass(
  { clock, resolver }: { clock: SimulatorClock; resolver: Resolver },
  milliseconds: number,
): Promise<void> {
  await clock.advance(milliseconds)
  await whileTimePasses(clock, resolver.tick())
  await clock.advance(0)
  await whileTimePasses(clock, resolver.tick())
}

function fail(error: unknown): never {
  throw error
}

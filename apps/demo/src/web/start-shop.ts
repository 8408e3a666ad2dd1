import { join } from 'node:path'
import type { Clock, PaymentAdapter } from '@paystate/core'
import { createProvider, createReference, systemClock } from '@paystate/core'
import type { Settings } from '../configuration/read-settings.ts'
import { lockDirectory } from '../data/lock-directory.ts'
import type { ShopPayment } from '../payments/shop-payment.ts'
import { findInterrupted } from '../recovery/find-interrupted.ts'
import { createResolver } from '../recovery/resolver.ts'
import type { Shop } from '../shop/shop.ts'
import { simulatedConfiguration } from '../simulation/simulated-configuration.ts'
import { type RunningSimulation, startSimulation } from '../simulation/start-simulation.ts'
import { createPaymentStore } from '../store/create-payment-store.ts'
import type { PaymentStore } from '../store/payment-store.ts'
import { createApp } from './app.ts'
import { listen, type Serve } from './listen.ts'

/** The whole demo, running. */
export interface RunningShop {
  readonly origin: string
  readonly port: number
  readonly adapter: PaymentAdapter
  readonly simulation: RunningSimulation
  /** Payments that were interrupted when the shop last stopped. */
  readonly interrupted: readonly ShopPayment[]
  close(): Promise<void>
}

export interface StartOptions {
  /** Called with errors of the program itself. */
  readonly onError: (error: unknown) => void
  /** Default: simulators of its own, which end with the shop. */
  readonly simulation?: RunningSimulation
  /** Kills the process; without it, pages do not offer that. */
  readonly endProcess?: () => void
  /** Default: one in the data directory. */
  readonly store?: PaymentStore
}

/**
 * Starts shop, simulators and resolver.
 *
 * @throws {DirectoryInUseError} When another process has the data directory.
 * @throws {PaymentError} `invalid_configuration`, `adapter_not_installed`, or the provider's error on the
 * first harmless call.
 */
export async function startShop(settings: Settings, options: StartOptions): Promise<RunningShop> {
  const closers: (() => Promise<void> | void)[] = []
  const close = async () => {
    for (const one of closers.splice(0).reverse()) await one()
  }
  try {
    return { ...(await open(settings, { ...options, closers })), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function open(
  settings: Settings,
  {
    onError,
    endProcess,
    simulation: given,
    store: givenStore,
    closers,
  }: StartOptions & { closers: (() => Promise<void> | void)[] },
): Promise<Omit<RunningShop, 'close'>> {
  const lock = lockDirectory(settings.dataDirectory)
  closers.push(() => lock.release())
  let serve: Serve = () => new Response('The shop is opening.\n', { status: 503 })
  const listening = await listen((request) => serve(request), settings)
  closers.push(() => listening.close())
  const origin = `http://127.0.0.1:${listening.port}`
  const state = join(settings.dataDirectory, 'simulators')
  const notifyUrl = `${origin}/webhooks`
  const simulation = given ?? (await startSimulation({ state, notifyUrl }))
  if (!given) closers.push(() => simulation.close())
  const clock = clockOf(simulation)
  const adapter = await connect(settings, { simulation, origin, clock })
  const store = givenStore ?? (await createPaymentStore(join(settings.dataDirectory, 'postgres')))
  closers.push(() => store.close())
  const shop = shopOf({ adapter, store, origin, clock, simulation: simulation.id })
  const interrupted = await findInterrupted(shop)
  const app = createApp({ shop, simulation, endProcess, interrupted, onError })
  serve = (request) => app.fetch(request)
  const resolver = createResolver({ shop, onError })
  closers.push(() => resolver.stop())
  resolver.start()
  return { origin, port: listening.port, adapter, simulation, interrupted }
}

/** The one place that knows which provider it is: the configuration. */
async function connect(
  { provider }: Settings,
  { simulation, origin, clock }: { simulation: RunningSimulation; origin: string; clock: Clock },
): Promise<PaymentAdapter> {
  const { mollieUrl, antomUrl } = simulation.server
  const addresses = { mollieUrl, antomUrl, webhookUrl: `${origin}/webhooks` }
  const config = simulatedConfiguration(provider, addresses)
  const adapter = await createProvider(config, { load: (name) => import(name), clock })
  await adapter.check()
  return adapter
}

/** The time of day is the providers', so that both move together; waiting takes real time. */
function clockOf({ clock }: RunningSimulation): Clock {
  return { ...systemClock, now: () => clock.now() }
}

function shopOf(
  parts: Pick<Shop, 'adapter' | 'store' | 'origin' | 'clock'> & { simulation: string },
): Shop {
  return {
    ...parts,
    createReference: () => createReference({ prefix: 'demo_' }),
    inFlight: new Set(),
  }
}

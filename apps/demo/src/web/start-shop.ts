import { join } from 'node:path'
import { type OpenedDatabase, openDatabase } from '@paystate/engine'
import type { Settings } from '../configuration/read-settings.ts'
import { createTables } from '../database/tables.ts'
import { createFormats } from '../format/formats.ts'
import type { OperationKind } from '../operations/operation.ts'
import { findInterrupted, type Interrupted } from '../payments/find-interrupted.ts'
import type { Shop } from '../shop/shop.ts'
import { simulatedConfigurations } from '../simulation/simulated-configuration.ts'
import { namesForSimulator } from '../simulation/simulator-names.ts'
import { type RunningSimulation, startSimulation } from '../simulation/start-simulation.ts'
import { createApp } from './app.ts'
import { checkProviders } from './check-providers.ts'
import { listen, type Serve } from './listen.ts'
import { openShop } from './open-shop.ts'

/** The whole demo, running. */
export interface RunningShop {
  readonly origin: string
  readonly port: number
  readonly shop: Shop
  readonly simulation: RunningSimulation
  /** What was interrupted when the shop last stopped. */
  readonly interrupted: readonly Interrupted[]
  close(): Promise<void>
}

export interface StartOptions {
  /** Called with errors of the program itself. */
  readonly onError: (error: unknown) => void
  /** Default: simulators of its own, which end with the shop. */
  readonly simulation?: RunningSimulation
  /** Default: the one that the settings name, which is closed with the shop. */
  readonly database?: OpenedDatabase
  /** Kills the process in the middle of such an operation; without it, pages do not offer that. */
  readonly endProcess?: (kind: OperationKind) => void
}

type Closers = (() => Promise<void> | void)[]

/**
 * Starts shop, engine and simulators.
 *
 * @throws {DatabaseError} When another process has the data directory, or the server cannot be reached.
 * @throws {PaymentError} `invalid_configuration`, `adapter_not_installed`
 */
export async function startShop(settings: Settings, options: StartOptions): Promise<RunningShop> {
  const closers: Closers = []
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
  options: StartOptions & { closers: Closers },
): Promise<Omit<RunningShop, 'close'>> {
  const { onError, endProcess, simulation: given, closers } = options
  const { dataDirectory, provider: config, currencies } = settings
  const database = options.database ?? (await openOwn(settings))
  if (!options.database) closers.push(() => database.close())
  await createTables(database)
  let serve: Serve = () => new Response('The shop is opening.\n', { status: 503 })
  const listening = await listen((request) => serve(request), settings)
  closers.push(() => listening.close())
  const origin = `http://127.0.0.1:${listening.port}`
  const state = join(dataDirectory, 'simulators')
  const notifyUrl = `${origin}/webhooks/antom`
  const simulation = given ?? (await startSimulation({ state, notifyUrl }))
  if (!given) closers.push(() => simulation.close())
  const named = await namesForSimulator(database, simulation.id)
  const { shop, close } = await openShop({
    database,
    configs: simulatedConfigurations(config, simulation.server),
    routing: { provider: config.provider, currencies },
    named,
    now: () => simulation.clock.now(),
    origin,
    formats: createFormats(settings.formats),
    onError,
  })
  closers.push(close)
  await checkProviders(shop)
  const interrupted = await findInterrupted(shop)
  const app = createApp({ shop, simulation, endProcess, interrupted, named, onError })
  serve = (request) => app.fetch(request)
  await shop.payments.start()
  return { origin, port: listening.port, shop, simulation, interrupted }
}

function openOwn({ database, dataDirectory }: Settings): Promise<OpenedDatabase> {
  return openDatabase(database ?? join(dataDirectory, 'database'))
}

import { systemClock } from '@paystate/core'
import type { Instance } from '../engine/instance.ts'
import type { Services } from '../engine/services.ts'
import { safeMessage } from '../errors/safe-message.ts'
import { type HeldInstance, readHeldInstances } from '../restored/held-instances.ts'
import { isDurable, readOverdue, readUnheard, type Unheard } from '../store/health/backlog.ts'
import { checkSchema } from '../store/schema/migrate.ts'
import { checkSealing, type SealingCheck } from './check-sealing.ts'
import { checkWorkers } from './check-workers.ts'
import { inWords } from './in-words.ts'
import type { PartCheck } from './part-check.ts'

/** How one configured provider is. */
export interface ProviderCheck extends PartCheck {
  readonly instance: string
  /** How far our clock is ahead of the provider's, in milliseconds; absent where it told no time. */
  readonly clockSkewMs?: number
}

/** How the engine is, for a readiness probe and for a person. */
export interface Check {
  /** `failed`: some part cannot do its work. `warned`: all can, and a person should see to something. */
  readonly state: 'ok' | 'warned' | 'failed'
  readonly database: PartCheck
  readonly providers: readonly ProviderCheck[]
  /** Whether any process works on this database. */
  readonly workers: PartCheck
  /** How long the work that is due longest has waited, in milliseconds: seconds where workers run. */
  readonly overdueMs: number
  /** Events that are held back, or have waited for a handler for minutes. */
  readonly unheard: readonly Unheard[]
  /** Providers to which nothing is sent before it was looked up: the database was restored from a backup. */
  readonly heldInstances: readonly HeldInstance[]
  /** Which key seals, and which others are still needed. */
  readonly sealing: SealingCheck
}

/** Looks at the database, its schema, every account and the work that waits. It does not reject, unless the engine is closed. */
export type CheckEngine = () => Promise<Check>

const MINUTE = 60_000
/** Work that waits longer is noticed. */
const OVERDUE_MS = 5 * MINUTE
/** A clock that is further off is noticed: signatures and leases go by time. */
const SKEW_MS = MINUTE

export function createCheck(services: Services): CheckEngine {
  return async () => {
    const [database, providers] = await Promise.all([
      checkDatabase(services),
      Promise.all([...services.instances.values()].map((one) => checkProvider(services, one))),
    ])
    const { overdueMs, unheard, heldInstances, sealing, workers } =
      database.state === 'failed' ? NOTHING : await readWork(services)
    const isLate = unheard.length > 0 || heldInstances.length > 0
    const states = [
      database.state,
      sealing.state,
      workers.state,
      ...providers.map(({ state }) => state),
    ]
    const state = worst(isLate ? [...states, 'warned'] : states)
    return { state, database, providers, workers, overdueMs, unheard, heldInstances, sealing }
  }
}

const NOT_SEALED: SealingCheck = { state: 'ok', warnings: [], otherKeys: [] }

const OK: PartCheck = { state: 'ok', warnings: [] }

const NOTHING = {
  workers: OK,
  overdueMs: 0,
  unheard: [],
  heldInstances: [],
  sealing: NOT_SEALED,
}

async function checkDatabase({ store, witness }: Services): Promise<PartCheck> {
  try {
    await checkSchema(store.database)
    if (!(await isDurable(store))) return { state: 'failed', warnings: [NOT_DURABLE] }
    return witness?.problem() === undefined ? OK : { state: 'warned', warnings: [NO_WITNESS] }
  } catch (error) {
    return { state: 'failed', warnings: [safeMessage(error)] }
  }
}

const NO_WITNESS =
  'The witness outside the data cannot be read or written: a restored backup may go unnoticed.'

const NOT_DURABLE =
  'synchronous_commit is off: a restart of the server can lose payments that were acknowledged. Turn it on for this database.'

async function checkProvider(
  services: Services,
  { name: instance, adapter }: Instance,
): Promise<ProviderCheck> {
  try {
    const { clockSkewMs, warnings: told } = await adapter.check()
    const warnings = [
      ...told,
      ...clockWarnings(services, told.length > 0 ? undefined : clockSkewMs),
      ...(services.unnotified.has(instance) ? [NO_WEBHOOKS] : []),
    ]
    const state = warnings.length > 0 ? 'warned' : 'ok'
    return { instance, state, ...(clockSkewMs !== undefined && { clockSkewMs }), warnings }
  } catch (error) {
    return { instance, state: 'failed', warnings: [safeMessage(error)] }
  }
}

/** For an adapter that warns of nothing itself. A clock that the application passes is not this machine's. */
function clockWarnings({ clock }: Services, skewMs: number | undefined): readonly string[] {
  if (skewMs === undefined || Math.abs(skewMs) <= SKEW_MS || clock !== systemClock) return []
  const where = skewMs > 0 ? 'ahead of' : 'behind'
  return [
    `The clock of this machine is ${inWords(Math.abs(skewMs))} ${where} the provider's; synchronize it.`,
  ]
}

const NO_WEBHOOKS =
  'No `webhookUrl` is configured: what happens to its payments is found by reads only, up to minutes later. Set `webhookUrl` in the options of createPayments, and pass what arrives there to `receiveWebhook`.'

async function readWork(services: Services) {
  const { store, instances } = services
  const overdueMs = await readOverdue(store, { instances: [...instances.keys()] })
  const unheard = await readUnheard(store, { forMs: OVERDUE_MS })
  const heldInstances = await readHeldInstances(store)
  const workers = await checkWorkers(services, { overdueMs, lateMs: OVERDUE_MS })
  return { workers, overdueMs, unheard, heldInstances, sealing: await checkSealing(services) }
}

function worst(states: readonly PartCheck['state'][]): PartCheck['state'] {
  if (states.includes('failed')) return 'failed'
  return states.includes('warned') ? 'warned' : 'ok'
}

import { systemClock } from '@paystate/core'
import type { Instance } from '../engine/instance.ts'
import type { Services } from '../engine/services.ts'
import { safeMessage } from '../errors/safe-message.ts'
import { isDurable } from '../store/health/backlog.ts'
import { checkSchema } from '../store/schema/migrate.ts'
import { checkWebhooks, type WebhooksCheck } from './check-webhooks.ts'
import { checkWork, NOT_KNOWN, type WorkCheck } from './check-work.ts'
import { inWords } from './in-words.ts'
import { type PartCheck, partOf } from './part-check.ts'

/** How one configured provider is. */
export interface ProviderCheck extends PartCheck {
  readonly instance: string
  /** How far our clock is ahead of the provider's, in milliseconds; absent where it told no time. */
  readonly clockSkewMs?: number
}

/** How the engine is, for a readiness probe and for a person. */
export interface Check extends WorkCheck {
  /** `failed`: some part cannot do its work. `warned`: all can, and a person should see to something. */
  readonly state: 'ok' | 'warned' | 'failed'
  readonly database: PartCheck
  readonly providers: readonly ProviderCheck[]
  /** Whether webhooks arrive under names that are not configured. */
  readonly webhooks: WebhooksCheck
}

/** Looks at the database, its schema, every account and the work that waits. It does not reject, unless the engine is closed. */
export type CheckEngine = () => Promise<Check>

/** A clock that is further off is noticed: signatures and leases go by time. */
const SKEW_MS = 60_000

export function createCheck(services: Services): CheckEngine {
  return async () => {
    const [{ database, work }, providers] = await Promise.all([
      checkStore(services),
      Promise.all([...services.instances.values()].map((one) => checkProvider(services, one))),
    ])
    const webhooks = checkWebhooks(services)
    const { unheard = [], heldInstances = [] } = work
    const isLate = unheard.length > 0 || heldInstances.length > 0
    const parts = [database, ...providers, webhooks, work.workers, work.unknown, work.sealing]
    const states = parts.map(({ state }) => state)
    const state = worst(isLate ? [...states, 'warned'] : states)
    return { state, database, providers, webhooks, ...work }
  }
}

async function checkStore(
  services: Services,
): Promise<{ readonly database: PartCheck; readonly work: WorkCheck }> {
  const { store, witness } = services
  try {
    await checkSchema(store.database)
    const durable = await isDurable(store)
    const work = await checkWork(services)
    if (!durable) return { database: { state: 'failed', warnings: [NOT_DURABLE] }, work }
    return { database: partOf(witness?.problem() === undefined ? [] : [NO_WITNESS]), work }
  } catch (error) {
    const warnings = [safeMessage(error)]
    return { database: { state: 'failed', warnings }, work: NOT_KNOWN }
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
    return {
      instance,
      ...partOf(warnings),
      ...(clockSkewMs !== undefined && { clockSkewMs }),
    }
  } catch (error) {
    return { instance, state: 'failed', warnings: [safeMessage(error)] }
  }
}

/** For an adapter that warns of nothing itself. A clock that the application passes is not this machine's. */
function clockWarnings({ clock }: Services, skewMs: number | undefined): readonly string[] {
  if (skewMs === undefined || Math.abs(skewMs) <= SKEW_MS || clock !== systemClock) return []
  const where = skewMs > 0 ? 'ahead of' : 'behind'
  return [
    `The clock of this process is ${inWords(Math.abs(skewMs))} ${where} the provider's: synchronize this machine, or pass the \`clock\` of your simulator.`,
  ]
}

const NO_WEBHOOKS =
  'No `webhookUrl` is configured: what happens to its payments is found by reads only, up to minutes later. Set `webhookUrl` in the options of createPayments, and pass what arrives there to `receiveWebhook`.'

function worst(states: readonly PartCheck['state'][]): Check['state'] {
  if (states.includes('failed')) return 'failed'
  return states.includes('warned') ? 'warned' : 'ok'
}

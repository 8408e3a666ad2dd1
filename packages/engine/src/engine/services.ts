import type { Clock } from '@paystate/core'
import { EngineError } from '../errors/engine-error.ts'
import type { KeptWitness } from '../restored/keep-witness.ts'
import type { LastAttempt } from '../restored/last-attempt.ts'
import type { Store } from '../store/store.ts'
import type { Instance, Instances } from './instance.ts'
import type { ProviderTimes } from './provider-times.ts'
import type { ReferenceNames } from './reference-names.ts'
import type { RetentionRule } from './retention.ts'
import type { Route } from './route.ts'
import type { Running } from './running.ts'
import type { Settings } from './settings.ts'
import type { UnknownNames } from './unknown-names.ts'
import type { Wake } from './wake.ts'

/** What every part of the engine works with. */
export interface Services extends Wake {
  readonly store: Store
  readonly instances: Instances
  readonly clock: Clock
  /** Names this process in leases. */
  readonly owner: string
  readonly settings: Settings
  /** How long is kept what is stored; undefined keeps everything. */
  readonly retention: RetentionRule | undefined
  readonly references: ReferenceNames
  /** Undefined where the only provider takes everything. */
  readonly route: Route | undefined
  /** Where providers report; the instance's name is appended. */
  readonly webhookUrl: string | undefined
  /** The instances for which no address of webhooks is configured. */
  readonly unnotified: ReadonlySet<string>
  /** What this process remembers of its database. */
  readonly lastAttempt: LastAttempt
  /** Remembers the same outside the database. */
  readonly witness: KeptWitness | undefined
  readonly running: Running
  readonly providerTimes: ProviderTimes
  /** The webhooks for names that are not configured. */
  readonly unknownNames: UnknownNames
}

/** Waits until this process is done with a payment, for now. */
export async function whenIdle(
  { running }: Pick<Services, 'running'>,
  { key }: { readonly key: number },
): Promise<void> {
  await running.on(key)?.ended.catch(() => undefined)
}

/**
 * The instance that made a payment.
 *
 * @throws {EngineError} `not_configured`
 */
export function instanceOf(
  { instances }: Pick<Services, 'instances'>,
  { instance, id }: { readonly instance: string; readonly id?: string },
): Instance {
  const found = instances.get(instance)
  if (found) return found
  throw new EngineError('not_configured', {
    subject: id ?? instance,
    what: `The provider "${instance}" is not configured in this process.`,
  })
}

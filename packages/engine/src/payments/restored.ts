import { type Instant, instantOf } from '@paystate/core'
import { z } from 'zod'
import type { Services } from '../engine/services.ts'
import { checkInput } from '../input/check-input.ts'
import { type HeldInstance, readHeldInstances } from '../restored/held-instances.ts'
import { noticeRestored } from '../restored/notice-restored.ts'
import { liftHold } from '../store/instances/hold.ts'

/**
 * Says that this database was restored from a backup: what was sent after `since` is forgotten here. From then
 * on everything is looked up before it is sent, until what the provider lists since then is known, or a
 * person releases it. Say the time of the backup, or an earlier one.
 *
 * @throws {EngineError} `invalid_input`
 */
export type DeclareRestored = (given: {
  readonly since: Instant
}) => Promise<readonly HeldInstance[]>

/** Who ends a hold, and why. */
export interface GivenRelease {
  readonly who: string
  readonly why: string
  /** Default: all that are held. */
  readonly instance?: string | undefined
}

/**
 * Ends a hold by a person's decision: what was not sent, as far as this database knows, is sent. Returns the
 * instances that were held.
 *
 * @throws {EngineError} `invalid_input`
 */
export type ReleaseInstances = (given: GivenRelease) => Promise<readonly string[]>

const words = z.string().trim().min(1, 'must not be empty').max(1000)

const declared = z.strictObject({
  since: z.iso
    .datetime({
      offset: true,
      error: 'must be a date and time with an offset, like 2026-01-15T12:00:00Z',
    })
    .transform((text) => instantOf(Date.parse(text))),
})

const released = z.strictObject({
  who: words,
  why: words,
  instance: z.string().min(1).optional(),
})

export function createDeclareRestored(services: Services): DeclareRestored {
  return async (given) => {
    const { since } = checkInput(declared, given)
    await noticeRestored(services, { because: 'declared', since })
    return readHeldInstances(services.store)
  }
}

export function createReleaseInstances({ store, wake }: Services): ReleaseInstances {
  return async (given) => {
    const { who: by, why: because, instance = null } = checkInput(released, given)
    const names = await store.transaction((tx) => liftHold(tx, { instance, at: null, by, because }))
    wake()
    return names
  }
}

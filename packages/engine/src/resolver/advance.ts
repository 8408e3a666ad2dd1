import type { Instant } from '@paystate/core'
import { instantOf } from '@paystate/core'
import { z } from 'zod'
import { instanceOf, type Services } from '../engine/services.ts'
import { unknownPayment } from '../errors/unknown-payment.ts'
import { checkId, checkInput } from '../input/check-input.ts'
import { claimDuePayments } from '../store/payments/claim-due-payments.ts'
import { findPayment } from '../store/payments/find-payment.ts'
import { takeLeaseById } from '../store/payments/lease.ts'
import { leaveLimit } from './lease-payment.ts'
import { takeStep, withLease } from './with-lease.ts'

/** The result of one step. `later`: nothing is due before then, by the clock of this process. */
export type Advanced =
  | { readonly kind: 'done' }
  /** Another process is working on it. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'later'; readonly at: Instant }

/**
 * Takes one step of a payment toward a known outcome: sends what is intended, withdraws what was not sent in time,
 * repeats or looks up what is unknown, reads what needs a read. Idempotent: any scheduler may call it at any
 * time, for any payment, from any process.
 *
 * @throws {EngineError} `unknown_id`, `not_configured`, `invalid_input`
 */
export type Advance = (id: string) => Promise<Advanced>

export function createAdvance(services: Services): Advance {
  const { clock } = services
  return async (given) => {
    const id = checkId(given)
    const leased = await leaseById(services, { id })
    if (leased === 'busy') return { kind: 'busy' }
    const released = await withLease(services, { ...leased, work: takeStep })
    if (released.kind === 'busy') return released
    const { due } = released
    if (due === 'never') return { kind: 'done' }
    const at = 'at' in due ? due.at : instantOf(clock.now() + due.inMs)
    return { kind: 'later', at }
  }
}

/** Takes the lease of a payment by its id. @throws {EngineError} `unknown_id`, `not_configured` */
async function leaseById(services: Services, { id }: { id: string }) {
  const { store, instances, owner, settings } = services
  const leaveBefore = leaveLimit(services)
  const taken = await takeLeaseById(store, {
    id,
    instances: [...instances.keys()],
    forMs: settings.leaseMs,
    owner,
  })
  if (taken) {
    const { lease, instance } = taken
    return { row: { key: lease.payment, id, instance }, lease: { lease, leaveBefore } }
  }
  const row = await findPayment(store, { id })
  if (!row) throw unknownPayment(id)
  instanceOf(services, row)
  return 'busy'
}

/**
 * Names due payments of the configured instances, and puts them off: none of the instances takes another's
 * share, and one whose provider is down has only a probe now and then. Leases none: `advance` each of them.
 * At most 1,000 at a time.
 *
 * @throws {EngineError} `invalid_input`
 */
export type ClaimDue = (limit: number) => Promise<readonly string[]>

const POSTPONE_MS = 60_000

const schema = z.strictObject({ limit: z.int().min(1).max(1_000) })

export function createClaimDue({ store, instances, settings }: Services): ClaimDue {
  return async (given) => {
    const { limit } = checkInput(schema, { limit: given })
    const claimed = await claimDuePayments(store, {
      instances: [...instances.keys()],
      limit,
      postponeMs: POSTPONE_MS,
      probeEveryMs: settings.circuitRestMs,
    })
    return claimed.map(({ id }) => id)
  }
}

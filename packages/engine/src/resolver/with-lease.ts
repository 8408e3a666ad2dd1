import { epochOf } from '@paystate/core'
import { instanceOf, type Services } from '../engine/services.ts'
import { readCurrentCase } from '../journal/payment-case.ts'
import { releaseLease } from '../store/payments/lease.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Due } from '../store/statements/due.ts'
import type { Held } from './held.ts'
import { keepLease } from './keep-lease.ts'
import { type LeasedPayment, leasePayment } from './lease-payment.ts'
import { noteContact } from './note-contact.ts'
import { chooseStep, type Step } from './step.ts'

/** Work under a lease; `failed` makes the payment rest for a while. */
export type UnderLease = (held: Held) => Promise<'made' | 'failed' | 'lost'>

export type Released =
  | { readonly kind: 'busy' }
  | { readonly kind: 'released'; readonly done: 'made' | 'failed' | 'lost'; readonly due: Due }

/** How long a payment rests after its provider could not be read. */
const AFTER_FAILURE_MS = 15_000

/**
 * Works on a payment under its lease, which is renewed meanwhile, and says afterwards when it is due again. A
 * caller that has taken the lease already passes it.
 */
export async function withLease(
  services: Services,
  {
    row,
    lease: taken,
    work,
  }: { row: PaymentRow; lease?: LeasedPayment | undefined; work: UnderLease },
): Promise<Released> {
  const { store, running } = services
  const instance = instanceOf(services, row)
  const leased = taken ?? (await leasePayment(store, { services, payment: row.key }))
  if (leased === 'busy') return { kind: 'busy' }
  const control = new AbortController()
  const { signal } = control
  const held: Held = {
    ...leased,
    services,
    instance,
    begun: leased.lease.begun,
    signal,
    contact: 'none',
  }
  const ended = workAndRelease(held, work)
  const leasedWork = { payment: row.key, ended, callOff: () => control.abort() }
  running.add(leasedWork)
  try {
    return await ended
  } finally {
    running.remove(leasedWork)
  }
}

async function workAndRelease(held: Held, work: UnderLease): Promise<Released> {
  const { store } = held.services
  const { lease } = held
  const stop = keepLease(held)
  try {
    const done = await work(held)
    const due = await dueOf(held, done)
    const {
      contact,
      instance: { name: instance },
    } = held
    const isReached = contact === 'reached'
    if (!isReached) await noteContact(held.services, { instance, contact })
    await releaseLease(store, { lease, due, reached: isReached ? instance : null })
    return { kind: 'released', done, due }
  } catch (error) {
    await releaseLease(store, { lease, due: { inMs: AFTER_FAILURE_MS } }).catch(() => undefined)
    throw error
  } finally {
    stop()
  }
}

/** When a payment is due again, by its stored state. */
async function dueOf(held: Held, done: 'made' | 'failed' | 'lost'): Promise<Due> {
  if (held.signal.aborted) return { inMs: 0 } // somebody else goes on with it
  if (done === 'failed') return { inMs: AFTER_FAILURE_MS }
  const next = await nextStepOf(held)
  if (next.step.type !== 'rest') return { inMs: 0 }
  const { until } = next.step
  if (until === Number.POSITIVE_INFINITY) return 'never'
  return { inMs: Math.max(0, until - next.now) }
}

/** A step, and when it was chosen: epoch milliseconds of the database's clock. */
export interface NextStep {
  readonly step: Step
  readonly now: number
}

/** The next step of a payment, by its stored state. */
export async function nextStepOf({ services, instance, lease }: Held): Promise<NextStep> {
  const { store, settings } = services
  const payment = await readCurrentCase(store, { key: lease.payment })
  const now = epochOf(payment.row.asOf)
  const isCalled = payment.webhooks.length > 0
  return { step: chooseStep(payment, { instance, settings, now, isCalled }), now }
}

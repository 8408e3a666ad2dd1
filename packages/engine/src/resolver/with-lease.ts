import { instanceOf, type Services } from '../engine/services.ts'
import { type PaymentCase, readCurrentCase } from '../journal/payment-case.ts'
import { releaseLease } from '../store/payments/lease.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Due } from '../store/statements/due.ts'
import { dueFor, nextStepFor } from './finish.ts'
import type { Held } from './held.ts'
import { keepLease } from './keep-lease.ts'
import { type LeasedPayment, leasePayment } from './lease-payment.ts'
import { noteContact } from './note-contact.ts'
import { performStep } from './perform-step.ts'
import type { Done } from './send-operation.ts'

/** Work under a lease; `failed` makes the payment rest for a while. */
export type UnderLease = (held: Held) => Promise<'made' | 'failed' | 'lost'>

export type Released =
  | { readonly kind: 'busy' }
  | {
      readonly kind: 'released'
      readonly done: 'made' | 'failed' | 'lost'
      readonly due: Due
      /** What was known of it then, where it was given back with what was stored last. */
      readonly payment?: PaymentCase
    }

/** What is done with a payment under its lease. */
interface LeasedWork {
  readonly row: Pick<PaymentRow, 'key' | 'id' | 'instance'>
  /** A caller that has taken it already passes it. */
  readonly lease?: LeasedPayment | undefined
  readonly work: UnderLease
}

/** How long a payment rests after its provider could not be read. */
const AFTER_FAILURE_MS = 15_000

/** Works on a payment under its lease, which is renewed meanwhile, and says afterwards when it is due again. */
export async function withLease(
  services: Services,
  { row, lease: taken, work }: LeasedWork,
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
    if (held.finished) return { kind: 'released', done, ...held.finished }
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
  if (held.resting !== undefined) return held.resting
  return dueFor(nextStepFor(held, await caseOf(held)))
}

/** What is stored of the payment under a lease. */
export function caseOf({ services, lease }: Held): Promise<PaymentCase> {
  return readCurrentCase(services.store, { key: lease.payment })
}

/** Takes the next step of a payment, by its stored state. */
export async function takeStep(held: Held): Promise<Done> {
  const payment = await caseOf(held)
  const next = nextStepFor(held, payment)
  if (next.step.type === 'rest') held.resting = dueFor(next)
  return performStep(held, next.step, payment)
}

import { instanceOf, type Services } from '../engine/services.ts'
import { readCase } from '../journal/payment-case.ts'
import { openInbox } from '../store/inbox/match-inbox.ts'
import { findPayment } from '../store/payments/find-payment.ts'
import { type Lease, releaseLease, takeLease } from '../store/payments/lease.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Due } from '../store/statements/due.ts'
import type { Held } from './held.ts'
import { chooseStep, type Step } from './step.ts'

/** Work under a lease; `failed` makes the payment rest for a while. */
export type UnderLease = (held: Held) => Promise<'made' | 'failed' | 'lost'>

export type Released =
  | { readonly kind: 'busy' }
  | { readonly kind: 'released'; readonly done: 'made' | 'failed' | 'lost'; readonly due: Due }

/** How long a payment rests after its provider could not be asked. */
const AFTER_FAILURE_MS = 15_000

/**
 * Works on a payment under its lease, and says afterwards when it is due again. A caller that has taken the
 * lease already passes it.
 */
export async function withLease(
  services: Services,
  { row, lease: taken, work }: { row: PaymentRow; lease?: Lease | undefined; work: UnderLease },
): Promise<Released> {
  const { store, owner, settings, running } = services
  const instance = instanceOf(services, row)
  const forMs = settings.leaseMs
  const lease = taken ?? (await takeLease(store, { payment: row.key, forMs, owner }))
  if (lease === 'busy') return { kind: 'busy' }
  const held: Held = { services, instance, lease, begun: lease.begun }
  const working = workAndRelease(held, work)
  running.set(row.key, working)
  try {
    return await working
  } finally {
    if (running.get(row.key) === working) running.delete(row.key)
  }
}

async function workAndRelease(held: Held, work: UnderLease): Promise<Released> {
  const { store } = held.services
  const { lease } = held
  try {
    const done = await work(held)
    const due = await dueOf(held, done)
    await releaseLease(store, { lease, due })
    return { kind: 'released', done, due }
  } catch (error) {
    await releaseLease(store, { lease, due: { inMs: AFTER_FAILURE_MS } }).catch(() => undefined)
    throw error
  }
}

/** When a payment is due again, as it is stored now. */
async function dueOf(held: Held, done: 'made' | 'failed' | 'lost'): Promise<Due> {
  if (done === 'failed') return { inMs: AFTER_FAILURE_MS }
  const step = await nextStepOf(held)
  if (step?.type !== 'rest') return { inMs: 0 }
  if (step.until === Number.POSITIVE_INFINITY) return 'never'
  return { inMs: Math.max(0, step.until - held.services.clock.now()) }
}

/** The next step of a payment, as it is stored now. */
export async function nextStepOf({ services, instance, lease }: Held): Promise<Step | undefined> {
  const { store, settings, clock } = services
  const row = await findPayment(store, { key: lease.payment })
  if (!row) return undefined
  const payment = await readCase(store, row)
  const webhooks = await openInbox(store, { payment: row.key })
  return chooseStep(payment, {
    instance,
    settings,
    now: clock.now(),
    isCalled: webhooks.length > 0,
  })
}

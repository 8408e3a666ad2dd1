import { epochOf } from '@paystate/core'
import type { PaymentCase } from '../journal/payment-case.ts'
import { releaseLease } from '../store/payments/lease.ts'
import type { Due } from '../store/statements/due.ts'
import type { Transaction } from '../store/statements/session.ts'
import type { Finished, Held } from './held.ts'
import { chooseStep, type Step } from './step.ts'

/** A step, and when it was chosen: epoch milliseconds of the database's clock. */
export interface NextStep {
  readonly step: Step
  readonly now: number
}

/** The next step of a payment, by what is known of it. */
export function nextStepFor(
  { instance, services }: Pick<Held, 'instance' | 'services'>,
  payment: PaymentCase,
): NextStep {
  const { settings } = services
  const now = epochOf(payment.row.asOf)
  const isCalled = payment.webhooks.length > 0
  return { step: chooseStep(payment, { instance, settings, now, isCalled }), now }
}

/** When a payment is due again. */
export function dueFor({ step, now }: NextStep): Due {
  if (step.type !== 'rest') return { inMs: 0 }
  const { until } = step
  return until === Number.POSITIVE_INFINITY ? 'never' : { inMs: Math.max(0, until - now) }
}

/**
 * Gives the lease back in the transaction that has stored the provider's response, where that leaves nothing to do
 * under it: one commit in place of two. Undefined where it is kept.
 *
 * @param payment What is known of it in this transaction, if that is all: then none of its operations is open or in
 * doubt, and whoever works on it has nothing left to send.
 */
export async function finish(
  tx: Transaction,
  { held, payment }: { held: Held; payment: PaymentCase | undefined },
): Promise<Finished | undefined> {
  const { lease, instance, signal } = held
  if (!payment || signal.aborted) return undefined
  const due = dueFor(nextStepFor(held, payment))
  const released = await releaseLease(tx, { lease, due, reached: instance.name })
  return released === 'released' ? { due, payment } : undefined
}

import type { Observation, PaymentReport } from '../src/evidence/observation.ts'
import type { PaymentIntent } from '../src/evidence/payment-intent.ts'
import { projectPayment } from '../src/evidence/project-payment.ts'
import type { Account } from '../src/payments/account.ts'
import { NO_AMOUNTS, type PaymentAmounts } from '../src/payments/amounts.ts'
import type { PaymentStatus } from '../src/payments/payment-status.ts'

/** Evidence for tests: a payment of 10.00 EUR at a provider that does not exist. */

export const ACCOUNT: Account = {
  provider: 'acme',
  mode: 'test',
  id: 'shop_1',
  credential: 'key_1',
}

export const INTENT: PaymentIntent = {
  account: ACCOUNT,
  reference: 'order_1',
  requested: { currency: 'EUR', minorUnits: 1000 },
}

export const AT = '2026-01-15T12:00:00Z'

/** Facts of which only some are reported. */
export function amounts(reported: Partial<PaymentAmounts> = {}): PaymentAmounts {
  return { ...NO_AMOUNTS, ...reported }
}

const ALL_TAKEN = amounts({ amount: 1000, authorized: 1000, captured: 1000 })

const USUAL_FACTS: Readonly<Record<PaymentStatus, PaymentAmounts>> = {
  requires_action: amounts({ amount: 1000 }),
  processing: amounts({ amount: 1000 }),
  authorized: amounts({ amount: 1000, authorized: 1000 }),
  captured: ALL_TAKEN,
  canceled: amounts({ amount: 1000 }),
  expired: amounts({ amount: 1000 }),
  failed: amounts({ amount: 1000 }),
}

/** What an answer tells of a payment that stands there. */
export function reported(status: PaymentStatus, more: Partial<PaymentReport> = {}): PaymentReport {
  return {
    status,
    providerStatus: { value: status, codes: [], recognized: true },
    currency: 'EUR',
    amounts: USUAL_FACTS[status],
    nextAction: 'not_reported',
    ...more,
  }
}

/** A read with everything that it reported; by default of this account and payment. */
export function read(
  [begun, received]: readonly [number, number],
  more: Partial<Observation> = {},
): Observation {
  return {
    asOf: { begun, received },
    at: AT,
    via: 'read',
    account: ACCOUNT,
    reference: 'order_1',
    paymentId: 'pay_1',
    ...more,
  }
}

/** A message that the provider pushed. */
export function push(received: number, more: Partial<Observation> = {}): Observation {
  return { ...read([0, 0], more), asOf: { received }, via: 'push' }
}

/** Reads one after the other, none overlapping, each of what it reported about the payment. */
export function readsOf(...payments: readonly PaymentReport[]): readonly Observation[] {
  return payments.map((payment, index) => read([index * 10 + 1, index * 10 + 2], { payment }))
}

/** The payment and the codes of what was strange about it. */
export function project(evidence: readonly Observation[], intent: PaymentIntent = INTENT) {
  const { payment, anomalies } = projectPayment(intent, evidence)
  return { payment, anomalies, codes: anomalies.map(({ code }) => code) }
}

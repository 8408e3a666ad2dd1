import fc, { type Arbitrary } from 'fast-check'
import type { AsOf, Observation, PaymentReport } from '../../src/evidence/observation.ts'
import type { PaymentAmounts } from '../../src/payments/amounts.ts'
import type { Cancellation } from '../../src/payments/cancellation.ts'
import { CAPTURE_STATUSES, type Capture } from '../../src/payments/capture.ts'
import { DISPUTE_STATUSES, type Dispute } from '../../src/payments/dispute.ts'
import type { NextAction } from '../../src/payments/next-action.ts'
import type { Allowed, PaymentTimes } from '../../src/payments/payment.ts'
import type { PaymentAttempt } from '../../src/payments/payment-attempt.ts'
import { PAYMENT_STATUSES } from '../../src/payments/payment-status.ts'
import { REFUND_STATUSES, type Refund } from '../../src/payments/refund.ts'
import type { Reported } from '../../src/payments/reported.ts'
import { ACCOUNT } from '../evidence.ts'

/** Evidence of all kinds: reported and not reported, pushed and read, overlapping, strange and impossible. */

const amount = fc.oneof(
  fc.constantFrom(0, 400, 600, 1000),
  fc.integer({ min: -50, max: 1500 }),
  fc.constantFrom(-1, Number.MAX_SAFE_INTEGER, -0),
)

const toldAmount: Arbitrary<Reported<number>> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Reported<number>>('not_reported') },
  { weight: 3, arbitrary: amount },
)

const amounts: Arbitrary<PaymentAmounts> = fc.record({
  requested: fc.oneof(fc.constant<Reported<number>>('not_reported'), fc.constant(1000)),
  amount: fc.oneof({ weight: 3, arbitrary: fc.constant<Reported<number>>(1000) }, toldAmount),
  authorized: toldAmount,
  captured: toldAmount,
  capturePending: toldAmount,
  refunded: toldAmount,
  refundPending: toldAmount,
  reversed: toldAmount,
  chargedBack: toldAmount,
})

const instant = fc.constantFrom(
  '2026-01-15T12:00:00Z',
  '2026-01-15T12:04:00Z',
  '2026-01-15T12:08:00Z',
)

const nextAction: Arbitrary<NextAction | 'none' | 'not_reported'> = fc.oneof(
  fc.constantFrom<'none' | 'not_reported'>('none', 'not_reported'),
  fc.record(
    {
      type: fc.constant('app_link' as const),
      url: fc.constantFrom('acme://1', 'acme://2'),
      expiresAt: instant,
    },
    { requiredKeys: ['type', 'url'] },
  ),
)

const providerStatus = fc.record({
  value: fc.oneof(
    fc.constantFrom('OPEN', 'PAID', '', '__proto__', 'constructor', 'toString'),
    fc.string({ maxLength: 8, unit: 'binary' }),
  ),
  codes: fc.array(fc.string({ maxLength: 4 }), { maxLength: 2 }),
  recognized: fc.boolean(),
})

const failure = fc.constant({
  code: 'NO_FUNDS',
  category: 'payer_funds' as const,
  next: 'new_reference' as const,
})

const toldAnswer = fc.constantFrom<Reported<'yes' | 'no'>>('yes', 'no', 'not_reported')

const allowed: Arbitrary<Partial<Allowed>> = fc.record(
  {
    cancelable: toldAnswer,
    capturable: toldAnswer,
    refundable: toldAnswer,
    refundRemaining: toldAmount,
  },
  { requiredKeys: [] },
)

const times: Arbitrary<PaymentTimes> = fc.record(
  { createdAt: instant, capturedAt: instant, expiresAt: instant },
  { requiredKeys: [] },
)

const payment: Arbitrary<PaymentReport> = fc.record(
  {
    status: fc.constantFrom(...PAYMENT_STATUSES),
    providerStatus,
    currency: fc.oneof(
      { weight: 8, arbitrary: fc.constant('EUR') },
      { weight: 1, arbitrary: fc.constant('JPY') },
    ),
    amounts,
    nextAction,
    failure,
    allowed,
    times,
    orderReference: fc.constantFrom('a', 'b'),
  },
  { requiredKeys: ['status', 'providerStatus', 'amounts', 'nextAction'] },
)

const names = { id: fc.constantFrom('x1', 'x2', 'x3'), reference: fc.constantFrom('o1', 'o2') }

const refund: Arbitrary<Refund> = fc.record(
  {
    ...names,
    status: fc.constantFrom(...REFUND_STATUSES),
    amount: toldAmount,
    waitingFor: fc.constant('balance'),
    failure,
  },
  { requiredKeys: ['status', 'amount'] },
)

const capture: Arbitrary<Capture> = fc.record(
  {
    ...names,
    status: fc.constantFrom(...CAPTURE_STATUSES),
    amount: toldAmount,
    final: fc.constant<true>(true),
  },
  { requiredKeys: ['status', 'amount'] },
)

const dispute: Arbitrary<Dispute> = fc.record({
  id: names.id,
  kind: fc.constantFrom('chargeback', 'inquiry', 'compliance'),
  status: fc.constantFrom(...DISPUTE_STATUSES),
  amount: toldAmount,
  moneyTaken: toldAmount,
})

const cancellation: Arbitrary<Cancellation> = fc.record(
  {
    reference: names.reference,
    status: fc.constantFrom('accepted', 'rejected'),
    at: instant,
  },
  { requiredKeys: ['status'] },
)

const attempt: Arbitrary<PaymentAttempt> = fc.record({
  id: names.id,
  status: fc.constantFrom('open', 'succeeded', 'failed'),
  amount: toldAmount,
  superseded: fc.boolean(),
})

/** Few numbers, so that reads overlap, coincide and follow each other. */
const readAsOf: Arbitrary<AsOf> = fc
  .tuple(fc.integer({ min: 1, max: 20 }), fc.nat(8))
  .map(([begun, took]) => ({ begun, received: begun + took }))

const pushAsOf: Arbitrary<AsOf> = fc.integer({ min: 1, max: 28 }).map((received) => ({ received }))

function observationAsOf(asOf: Arbitrary<AsOf>): Arbitrary<Observation> {
  const few = { maxLength: 2 }
  return fc.record(
    {
      asOf,
      at: instant,
      via: fc.constantFrom('response', 'read', 'push', 'verdict'),
      account: fc.constant(ACCOUNT),
      reference: fc.constant('order_1'),
      paymentId: fc.constantFrom('pay_1', 'pay_2'),
      payment,
      refunds: fc.array(refund, few),
      captures: fc.array(capture, few),
      disputes: fc.array(dispute, few),
      cancellations: fc.array(cancellation, few),
      attempts: fc.array(attempt, few),
      completeLists: fc.subarray(['refunds', 'captures', 'disputes']),
      lateMoney: fc.constant('returned'),
      needsRead: fc.boolean(),
    },
    { requiredKeys: ['asOf', 'at', 'via', 'account', 'reference'] },
  )
}

export const pushed: Arbitrary<Observation> = observationAsOf(pushAsOf)

export const observation: Arbitrary<Observation> = fc.oneof(
  { weight: 3, arbitrary: observationAsOf(readAsOf) },
  { weight: 1, arbitrary: pushed },
)

export const evidence: Arbitrary<Observation[]> = fc.array(observation, { maxLength: 7 })

/** The same evidence in another order, some of it repeated. */
export const reordered = evidence.chain((pieces) =>
  fc
    .tuple(fc.shuffledSubarray(pieces, { minLength: pieces.length }), fc.subarray(pieces))
    .map(([shuffled, again]) => ({ pieces, shuffled: [...again, ...shuffled] })),
)

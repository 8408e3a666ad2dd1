import { describe, expect, it } from 'vitest'
import type { Observation } from '../../src/evidence/observation.ts'
import type { PaymentAmounts } from '../../src/payments/amounts.ts'
import { capturableOf } from '../../src/payments/capturable.ts'
import type { Capture } from '../../src/payments/capture.ts'
import type { PaymentStatus } from '../../src/payments/payment-status.ts'
import { refundableOf } from '../../src/payments/refundable.ts'
import { amounts, INTENT, project, read, reported } from '../evidence.ts'

/** Answers as real providers gave them, by what they tell: amounts, objects, and what follows. */

/** requested = amount / authorized / captured / capture pending / refunded / refund pending / reversed */
function told7([
  amount,
  authorized,
  captured,
  capturePending,
  refunded,
  refundPending,
  reversed,
]: readonly [number, number, number, number, number, number, number]): PaymentAmounts {
  return amounts({
    requested: amount,
    amount,
    authorized,
    captured,
    capturePending,
    refunded,
    refundPending,
    reversed,
  })
}

interface Sample {
  readonly name: string
  readonly status: PaymentStatus
  readonly amounts: PaymentAmounts
  readonly objects?: Partial<Observation>
  readonly refundable: number
  readonly capturable: number
}

const capture = (status: Capture['status'], amount: number): Capture => ({
  id: 'c1',
  status,
  amount,
})

const SAMPLES: readonly Sample[] = [
  {
    name: 'a card payment that the provider captured by itself',
    status: 'captured',
    amounts: told7([30000, 30000, 30000, 0, 0, 0, 0]),
    objects: { captures: [capture('succeeded', 30000)] },
    refundable: 30000,
    capturable: 0,
  },
  {
    name: 'a payment that was canceled after it was paid',
    status: 'canceled',
    amounts: told7([1314, 1314, 1314, 0, 0, 0, 1314]),
    refundable: 0,
    capturable: 0,
  },
  {
    name: 'a payment that was refunded in part',
    status: 'captured',
    amounts: told7([1314, 1314, 1314, 0, 900, 0, 0]),
    objects: { refunds: [{ id: 'r1', status: 'succeeded', amount: 900 }] },
    refundable: 414,
    capturable: 0,
  },
  {
    name: 'a payment that was refunded whole',
    status: 'captured',
    amounts: told7([1314, 1314, 1314, 0, 1314, 0, 0]),
    objects: { refunds: [{ id: 'r1', status: 'succeeded', amount: 1314 }] },
    refundable: 0,
    capturable: 0,
  },
  {
    name: 'a payment that was canceled unpaid',
    status: 'canceled',
    amounts: told7([1314, 0, 0, 0, 0, 0, 0]),
    refundable: 0,
    capturable: 0,
  },
  {
    name: 'a capture that succeeded',
    status: 'captured',
    amounts: told7([110, 110, 110, 0, 0, 0, 0]),
    objects: { captures: [capture('succeeded', 110)] },
    refundable: 110,
    capturable: 0,
  },
  {
    name: 'a capture that failed',
    status: 'authorized',
    amounts: told7([110, 110, 0, 0, 0, 0, 0]),
    objects: { captures: [capture('failed', 110)] },
    refundable: 0,
    capturable: 110,
  },
  {
    name: 'a capture in process',
    status: 'authorized',
    amounts: told7([110, 110, 0, 110, 0, 0, 0]),
    objects: { captures: [capture('pending', 110)] },
    refundable: 0,
    capturable: 0,
  },
  {
    name: 'a wallet payment in installments, without any list',
    status: 'captured',
    amounts: told7([500, 500, 500, 0, 0, 0, 0]),
    refundable: 500,
    capturable: 0,
  },
]

describe('what may still be refunded and captured', () => {
  it.each(SAMPLES)('of $name: $refundable and $capturable', (sample) => {
    const { payment, codes } = project(
      [
        read([1, 2], {
          payment: reported(sample.status, { amounts: sample.amounts }),
          refunds: [],
          captures: [],
          completeLists: ['refunds', 'captures'],
          ...sample.objects,
        }),
      ],
      { account: INTENT.account, reference: 'order_1' },
    )

    expect(payment.status).toBe(sample.status)
    expect(payment.amounts).toEqual(sample.amounts)
    expect(refundableOf(payment)).toBe(sample.refundable)
    expect(capturableOf(payment)).toBe(sample.capturable)
    expect(codes).toEqual([])
  })
})

describe('what may still be refunded', () => {
  const paid = (remaining: number | 'not_reported', more: Partial<PaymentAmounts> = {}) =>
    project([
      read([1, 2], {
        payment: reported('captured', {
          amounts: amounts({
            amount: 1000,
            captured: 1000,
            refunded: 0,
            refundPending: 0,
            ...more,
          }),
          allowed: { refundRemaining: remaining },
        }),
      }),
    ]).payment

  it.each([
    { remaining: 'not_reported', reserved: 0, refundable: 1000 },
    { remaining: 400, reserved: 0, refundable: 400 },
    { remaining: 1025, reserved: 0, refundable: 1000 },
    { remaining: 'not_reported', reserved: 300, refundable: 700 },
    { remaining: 400, reserved: 300, refundable: 100 },
    { remaining: 400, reserved: 500, refundable: 0 },
  ] as const)(
    'is the lower of $remaining and 1000, less $reserved: $refundable',
    ({ remaining, reserved, refundable }) => {
      expect(refundableOf(paid(remaining), reserved)).toBe(refundable)
    },
  )

  it('is the provider’s remainder alone while the rest is not reported, and not reported without it', () => {
    const silent = { refunded: 'not_reported', refundPending: 'not_reported' } as const

    expect(refundableOf(paid(400, silent))).toBe(400)
    expect(refundableOf(paid('not_reported', silent))).toBe('not_reported')
    expect(refundableOf(paid('not_reported', { refundPending: 'not_reported' }))).toBe(
      'not_reported',
    )
    expect(refundableOf(paid('not_reported', { captured: 'not_reported' }))).toBe('not_reported')
  })

  it('counts silence about reversals and disputes as none', () => {
    expect(refundableOf(paid('not_reported', { reversed: 0, chargedBack: 'not_reported' }))).toBe(
      1000,
    )
    expect(refundableOf(paid('not_reported', { reversed: 100, chargedBack: 200 }))).toBe(700)
  })

  it('is nothing where nothing was captured, whatever else is not reported', () => {
    expect(refundableOf(paid('not_reported', { captured: 0, refunded: 'not_reported' }))).toBe(0)
  })
})

describe('what may still be captured', () => {
  const authorized = (more: Partial<PaymentAmounts>) =>
    project([
      read([1, 2], {
        payment: reported('authorized', {
          amounts: amounts({
            amount: 1000,
            authorized: 1000,
            captured: 400,
            capturePending: 100,
            ...more,
          }),
        }),
      }),
    ]).payment

  it('is authorized less captured, pending and reserved, never below zero', () => {
    expect(capturableOf(authorized({}))).toBe(500)
    expect(capturableOf(authorized({}), 200)).toBe(300)
    expect(capturableOf(authorized({}), 600)).toBe(0)
  })

  it.each(['authorized', 'captured', 'capturePending'] as const)(
    'is not reported while %s is not',
    (name) => {
      expect(capturableOf(authorized({ [name]: 'not_reported' }))).toBe('not_reported')
    },
  )

  it('is nothing once no more will be taken', () => {
    expect(capturableOf(project([read([1, 2], { payment: reported('captured') })]).payment)).toBe(0)
  })
})

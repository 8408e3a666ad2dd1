import { describe, expect, it } from 'vitest'
import { capturableOf } from '../../src/captures/capturable.ts'
import type { Capture } from '../../src/captures/capture.ts'
import type { Observation } from '../../src/observations/observation.ts'
import type { PaymentFacts } from '../../src/payments/facts.ts'
import type { PaymentStatus } from '../../src/payments/payment-status.ts'
import { refundableOf } from '../../src/refunds/refundable.ts'
import { facts, INTENT, project, read, told } from '../evidence.ts'

/** Answers as real providers gave them, by what they tell: facts, objects, and what follows. */

/** requested = amount / authorized / captured / capture pending / refunded / refund pending / reversed */
function told7([
  amount,
  authorized,
  captured,
  capturePending,
  refunded,
  refundPending,
  reversed,
]: readonly [number, number, number, number, number, number, number]): PaymentFacts {
  return facts({
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
  readonly facts: PaymentFacts
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
    facts: told7([30000, 30000, 30000, 0, 0, 0, 0]),
    objects: { captures: [capture('succeeded', 30000)] },
    refundable: 30000,
    capturable: 0,
  },
  {
    name: 'a payment that was canceled after it was paid',
    status: 'canceled',
    facts: told7([1314, 1314, 1314, 0, 0, 0, 1314]),
    refundable: 0,
    capturable: 0,
  },
  {
    name: 'a payment that was refunded in part',
    status: 'captured',
    facts: told7([1314, 1314, 1314, 0, 900, 0, 0]),
    objects: { refunds: [{ id: 'r1', status: 'succeeded', amount: 900 }] },
    refundable: 414,
    capturable: 0,
  },
  {
    name: 'a payment that was refunded whole',
    status: 'captured',
    facts: told7([1314, 1314, 1314, 0, 1314, 0, 0]),
    objects: { refunds: [{ id: 'r1', status: 'succeeded', amount: 1314 }] },
    refundable: 0,
    capturable: 0,
  },
  {
    name: 'a payment that was canceled unpaid',
    status: 'canceled',
    facts: told7([1314, 0, 0, 0, 0, 0, 0]),
    refundable: 0,
    capturable: 0,
  },
  {
    name: 'a capture that succeeded',
    status: 'captured',
    facts: told7([110, 110, 110, 0, 0, 0, 0]),
    objects: { captures: [capture('succeeded', 110)] },
    refundable: 110,
    capturable: 0,
  },
  {
    name: 'a capture that failed',
    status: 'authorized',
    facts: told7([110, 110, 0, 0, 0, 0, 0]),
    objects: { captures: [capture('failed', 110)] },
    refundable: 0,
    capturable: 110,
  },
  {
    name: 'a capture in process',
    status: 'authorized',
    facts: told7([110, 110, 0, 110, 0, 0, 0]),
    objects: { captures: [capture('pending', 110)] },
    refundable: 0,
    capturable: 0,
  },
  {
    name: 'a wallet payment in installments, without any list',
    status: 'captured',
    facts: told7([500, 500, 500, 0, 0, 0, 0]),
    refundable: 500,
    capturable: 0,
  },
]

describe('what may still be refunded and captured', () => {
  it.each(SAMPLES)('of $name: $refundable and $capturable', (sample) => {
    const { payment, codes } = project(
      [
        read([1, 2], {
          payment: told(sample.status, { facts: sample.facts }),
          refunds: [],
          captures: [],
          whole: ['refunds', 'captures'],
          ...sample.objects,
        }),
      ],
      { account: INTENT.account, reference: 'order_1' },
    )

    expect(payment.status).toBe(sample.status)
    expect(payment.facts).toEqual(sample.facts)
    expect(refundableOf(payment)).toBe(sample.refundable)
    expect(capturableOf(payment)).toBe(sample.capturable)
    expect(codes).toEqual([])
  })
})

describe('what may still be refunded', () => {
  const paid = (remaining: number | 'not_told', more: Partial<PaymentFacts> = {}) =>
    project([
      read([1, 2], {
        payment: told('captured', {
          facts: facts({ amount: 1000, captured: 1000, refunded: 0, refundPending: 0, ...more }),
          allowed: { refundRemaining: remaining },
        }),
      }),
    ]).payment

  it.each([
    { remaining: 'not_told', reserved: 0, refundable: 1000 },
    { remaining: 400, reserved: 0, refundable: 400 },
    { remaining: 1025, reserved: 0, refundable: 1000 },
    { remaining: 'not_told', reserved: 300, refundable: 700 },
    { remaining: 400, reserved: 300, refundable: 100 },
    { remaining: 400, reserved: 500, refundable: 0 },
  ] as const)(
    'is the lower of $remaining and 1000, less $reserved: $refundable',
    ({ remaining, reserved, refundable }) => {
      expect(refundableOf(paid(remaining), reserved)).toBe(refundable)
    },
  )

  it('is the provider’s remainder alone while the rest is not told, and not told without it', () => {
    const silent = { refunded: 'not_told', refundPending: 'not_told' } as const

    expect(refundableOf(paid(400, silent))).toBe(400)
    expect(refundableOf(paid('not_told', silent))).toBe('not_told')
    expect(refundableOf(paid('not_told', { refundPending: 'not_told' }))).toBe('not_told')
    expect(refundableOf(paid('not_told', { captured: 'not_told' }))).toBe('not_told')
  })

  it('counts silence about reversals and disputes as none', () => {
    expect(refundableOf(paid('not_told', { reversed: 0, chargedBack: 'not_told' }))).toBe(1000)
    expect(refundableOf(paid('not_told', { reversed: 100, chargedBack: 200 }))).toBe(700)
  })

  it('is nothing where nothing was captured, whatever else is not told', () => {
    expect(refundableOf(paid('not_told', { captured: 0, refunded: 'not_told' }))).toBe(0)
  })
})

describe('what may still be captured', () => {
  const authorized = (more: Partial<PaymentFacts>) =>
    project([
      read([1, 2], {
        payment: told('authorized', {
          facts: facts({
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
    'is not told while %s is not',
    (name) => {
      expect(capturableOf(authorized({ [name]: 'not_told' }))).toBe('not_told')
    },
  )

  it('is nothing once no more will be taken', () => {
    expect(capturableOf(project([read([1, 2], { payment: told('captured') })]).payment)).toBe(0)
  })
})

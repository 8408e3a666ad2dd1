import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { applyObservation } from '../../src/evidence/apply-observation.ts'
import type { Observation } from '../../src/evidence/observation.ts'
import type { PaymentIntent } from '../../src/evidence/payment-intent.ts'
import { createPaymentRecord } from '../../src/evidence/payment-record.ts'
import { projectPayment } from '../../src/evidence/project-payment.ts'
import { PAYMENT_STATUSES } from '../../src/payments/payment-status.ts'
import { ACCOUNT, amounts, INTENT, push, read, reported } from '../evidence.ts'
import { seeded } from '../seed.ts'

beforeAll(() => seeded('what belongs to a payment', { runs: 300 }))

const empty = createPaymentRecord(INTENT)
const recordOf = (pieces: readonly Observation[], intent: PaymentIntent = INTENT) =>
  pieces.reduce(
    (record, piece) => applyObservation(record, piece).record,
    createPaymentRecord(intent),
  )

/** The same piece without our reference. */
function anonymous({ reference: _reference, ...piece }: Observation): Observation {
  return piece
}

const paid = read([3, 4], { payment: reported('captured') })
const others = anonymous(
  read([3, 4], {
    paymentId: 'tr_X',
    payment: reported('captured', { amounts: amounts({ amount: 100, captured: 100 }) }),
  }),
)

describe('evidence with an id and no reference', () => {
  it('moves nothing while nothing of ours has confirmed the id, and is kept', () => {
    const applied = applyObservation(empty, others)

    expect(applied).toMatchObject({ kind: 'set_aside', reason: 'unconfirmed_id', changes: [] })
    expect(applied.record.payment).toEqual(empty.payment)
    expect(applied.record.setAside).toMatchObject([
      { reason: 'unconfirmed_id', paymentId: 'tr_X', observation: others },
    ])
  })

  it('comes to belong when a piece with our reference confirms the id', () => {
    const waiting = applyObservation(empty, anonymous(paid)).record
    const confirmed = applyObservation(
      waiting,
      read([1, 2], { payment: reported('requires_action') }),
    )

    expect(confirmed.record.payment.status).toBe('captured')
    expect(confirmed.record.setAside).toEqual([])
    expect(confirmed.changes).toContainEqual({
      type: 'payment.status_changed',
      from: 'processing',
      to: 'captured',
    })
  })

  it('comes to belong when the response to our own create names the id', () => {
    const created = anonymous(
      read([1, 2], {
        via: 'response',
        payment: reported('requires_action'),
        respondsTo: { kind: 'create_payment', reference: 'order_1' },
      }),
    )

    expect(recordOf([created, anonymous(paid)]).payment.status).toBe('captured')
    expect(recordOf([anonymous(paid), created]).payment.status).toBe('captured')
  })

  it('is not confirmed by the response to another create, or to a refund', () => {
    const refunded = anonymous(read([1, 2], { via: 'response', refunds: [] }))
    const another = {
      ...refunded,
      respondsTo: { kind: 'create_payment', reference: 'o9' },
    } as const

    expect(recordOf([refunded, anonymous(paid)]).payment.status).toBe('processing')
    expect(recordOf([another, anonymous(paid)]).payment.status).toBe('processing')
  })

  it('belongs under the id of an attempt in the session', () => {
    const session = read([1, 2], {
      attempts: [{ id: 'try_2', status: 'open', amount: 1000, superseded: false }],
    })

    expect(recordOf([session, { ...anonymous(paid), paymentId: 'try_2' }]).payment.status).toBe(
      'captured',
    )
  })

  it('may be confirmed over several steps, in whatever order they were received', () => {
    const attempts = [{ id: 'try_2', status: 'open', amount: 1000, superseded: false } as const]
    const paidThere = { ...anonymous(paid), paymentId: 'try_2' }
    const session = anonymous(read([5, 6], { attempts }))
    const ours = read([7, 8])

    for (const steps of [
      [paidThere, session, ours],
      [ours, session, paidThere],
    ]) {
      expect(recordOf(steps).payment.status).toBe('captured')
    }
    expect(recordOf([paidThere, session]).payment.status).toBe('processing')
  })
})

describe('evidence of another account or mode', () => {
  it.each([
    { account: { ...ACCOUNT, mode: 'live' as const } },
    { account: { ...ACCOUNT, provider: 'other' } },
    { account: { ...ACCOUNT, id: 'shop_2' } },
  ])('is refused and is a mismatch under our reference: %j', ({ account }) => {
    const applied = applyObservation(empty, { ...paid, account })

    expect(applied).toMatchObject({ kind: 'refused', reason: 'other_account', changes: [] })
    expect(applied.anomalies).toMatchObject([
      { code: 'mismatch', subject: { type: 'evidence', paymentId: 'pay_1' } },
    ])
    expect(applied.record.payment).toEqual(empty.payment)
    expect(applied.record.setAside).toMatchObject([{ reason: 'other_account' }])
    expect(applied.record.setAside[0]).not.toHaveProperty('observation')
  })

  it('is no mismatch where it does not claim our reference', () => {
    const account = { ...ACCOUNT, mode: 'live' as const }

    expect(applyObservation(empty, { ...paid, account, reference: 'order_2' }).anomalies).toEqual(
      [],
    )
  })

  it('is not told by the key: the same account may have another, also where its id is made from it', () => {
    const rotated = { ...ACCOUNT, credential: 'key_2' }
    const unnamed = { ...ACCOUNT, id: 'key_1' }

    expect(applyObservation(empty, { ...paid, account: rotated }).kind).toBe('applied')
    expect(
      recordOf([{ ...paid, account: { ...rotated, id: 'key_2' } }], { ...INTENT, account: unnamed })
        .payment.status,
    ).toBe('captured')
  })
})

describe('evidence with another reference', () => {
  it('is refused', () => {
    expect(applyObservation(empty, { ...paid, reference: 'order_2' })).toMatchObject({
      kind: 'refused',
      reason: 'other_payment',
      anomalies: [],
    })
  })

  it('is a mismatch where it has an id of ours', () => {
    const known = recordOf([read([1, 2])])
    const applied = applyObservation(known, { ...paid, reference: 'order_2' })

    expect(applied.anomalies).toMatchObject([{ code: 'mismatch' }])
  })
})

describe('evidence that names no payment', () => {
  const { paymentId: _paymentId, ...nameless } = anonymous(paid)

  it('is what it was handed in as, where we asked for it', () => {
    expect(recordOf([nameless]).payment.status).toBe('captured')
  })

  it('is about nobody where it was pushed', () => {
    expect(applyObservation(empty, { ...nameless, asOf: push(9).asOf, via: 'push' })).toMatchObject(
      { kind: 'refused', reason: 'unnamed' },
    )
  })
})

describe('evidence whose place in the order cannot be read', () => {
  it.each([{ received: Number.NaN }, { begun: Number.NaN, received: 2 }])(
    'is refused: %j',
    (asOf) => {
      expect(applyObservation(empty, { ...paid, asOf })).toMatchObject({
        kind: 'refused',
        reason: 'unreadable',
        record: empty,
      })
    },
  )
})

describe('a payment that others made', () => {
  it('has the reference that its first piece carries, whatever comes first', () => {
    const intent = { account: ACCOUNT }
    const first = read([1, 2], { reference: 'order_1', payment: reported('processing') })
    const second = read([3, 4], { reference: 'order_2', payment: reported('captured') })

    expect(recordOf([second, first], intent).payment).toMatchObject({
      reference: 'order_1',
      status: 'processing',
    })
    expect(recordOf([second, first], intent).payment).toEqual(
      recordOf([first, second], intent).payment,
    )
  })

  it('that is known by its id has what carries the id', () => {
    const intent = { account: ACCOUNT, id: 'tr_X' }

    expect(recordOf([paid, others], intent).payment).toMatchObject({
      id: 'tr_X',
      status: 'captured',
      amounts: { captured: 100 },
    })
  })
})

describe('what is kept of evidence that does not belong', () => {
  it('is bounded, says who it was about, and asks for a read where some may have been ours', () => {
    const foreign = Array.from({ length: 40 }, (_, index) =>
      read([index, index + 1], { reference: `other_${index}` }),
    )
    const unconfirmed = Array.from({ length: 40 }, (_, index) =>
      anonymous(read([index, index + 1], { paymentId: `tr_${index}` })),
    )

    const record = recordOf([...foreign, ...foreign, ...unconfirmed])

    expect(record.setAside.length).toBeLessThanOrEqual(24)
    expect(record.payment.needsRead).toBe(true)
    const fresh = read([100, 101], { payment: reported('processing') })
    expect(applyObservation(record, fresh).record.payment.needsRead).toBe(false)
  })
})

describe('pieces that carry an id, a reference, another reference or nothing', () => {
  const piece = fc
    .record({
      begun: fc.integer({ min: 1, max: 12 }),
      took: fc.nat(3),
      isPushed: fc.boolean(),
      reference: fc.constantFrom('order_1', 'order_2', undefined),
      paymentId: fc.constantFrom('pay_1', 'pay_2', 'pay_3', undefined),
      attempt: fc.constantFrom('pay_2', 'pay_3', undefined),
      status: fc.constantFrom(...PAYMENT_STATUSES),
    })
    .map(
      ({ begun, took, isPushed, reference, paymentId, attempt, status }): Observation => ({
        asOf: isPushed ? { received: begun + took } : { begun, received: begun + took },
        at: '2026-01-15T12:00:00Z',
        via: isPushed ? 'push' : 'read',
        account: ACCOUNT,
        ...(reference && { reference }),
        ...(paymentId && { paymentId }),
        payment: reported(status),
        ...(attempt && {
          attempts: [{ id: attempt, status: 'open', amount: 1000, superseded: false }],
        }),
      }),
    )
  const orders = fc
    .array(piece, { minLength: 2, maxLength: 6 })
    .chain((pieces) =>
      fc
        .tuple(fc.shuffledSubarray(pieces, { minLength: pieces.length }), fc.subarray(pieces))
        .map(([shuffled, again]) => ({ pieces, shuffled: [...shuffled, ...again] })),
    )

  it.each<{ name: string; intent: PaymentIntent }>([
    { name: 'a payment of ours', intent: INTENT },
    { name: 'a payment known by its id', intent: { account: ACCOUNT, id: 'pay_2' } },
    { name: 'a payment of which nothing is known', intent: { account: ACCOUNT } },
  ])('give $name the same in every order', ({ intent }) => {
    fc.assert(
      fc.property(orders, ({ pieces, shuffled }) => {
        const { payment, anomalies } = projectPayment(intent, pieces)

        expect(recordOf(shuffled, intent)).toMatchObject({ payment, anomalies })
        expect(recordOf(shuffled, intent).setAside).toEqual(recordOf(pieces, intent).setAside)
      }),
    )
  })
})

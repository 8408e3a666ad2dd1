import { describe, expect, it } from 'vitest'
import {
  applyObservation,
  createPaymentRecord,
  type PaymentRecord,
} from '../../src/evidence/apply-observation.ts'
import type { Observation } from '../../src/evidence/observation.ts'
import { projectPayment } from '../../src/evidence/project-payment.ts'
import { ACCOUNT, amounts, INTENT, push, read, reported } from '../evidence.ts'

function apply(record: PaymentRecord, observation: Observation) {
  const applied = applyObservation(record, observation)
  if (applied.kind !== 'applied') throw new Error(`refused: ${applied.reason}`)
  return applied
}

const empty = createPaymentRecord(INTENT)
const first = read([1, 2], { payment: reported('requires_action') })
const second = read([3, 4], { payment: reported('captured') })

describe('one more piece of evidence', () => {
  it('says what it changed', () => {
    const { record, changes, stale, anomalies } = apply(empty, first)

    expect(record.payment.status).toBe('requires_action')
    expect(changes).toEqual([
      { type: 'payment.status_changed', from: 'processing', to: 'requires_action' },
      { type: 'payment.amounts_changed' },
    ])
    expect({ stale, anomalies }).toEqual({ stale: false, anomalies: [] })
  })

  it('says which of its objects changed', () => {
    const { changes } = apply(
      apply(empty, first).record,
      read([3, 4], {
        payment: reported('requires_action', {
          nextAction: { type: 'app_link', url: 'acme://pay' },
        }),
        refunds: [{ id: 'r1', status: 'pending', amount: 1 }],
        captures: [{ id: 'c1', status: 'pending', amount: 1 }],
        cancellations: [{ reference: 'x1', status: 'accepted' }],
        disputes: [
          { id: 'd1', kind: 'inquiry', status: 'open', amount: 1, moneyTaken: 'not_reported' },
        ],
      }),
    )

    expect(changes.map(({ type }) => type)).toEqual([
      'payment.amounts_changed',
      'payment.next_action_changed',
      'refunds.changed',
      'captures.changed',
      'cancellations.changed',
      'disputes.changed',
    ])
  })

  it('changes nothing when it is reported again, and is stale', () => {
    const { record } = apply(empty, first)

    const again = apply(record, { ...first, account: { ...ACCOUNT } })

    expect(again.record).toEqual(record)
    expect(again).toMatchObject({ changes: [], stale: true, anomalies: [] })
  })

  it('is not stale when it is the newest and only agrees', () => {
    const { record } = apply(empty, first)
    const agrees = { ...first, asOf: { begun: 3, received: 4 } }

    expect(apply(record, agrees)).toMatchObject({ changes: [], stale: false })
  })

  it('counts once however often it is handed in, also where its objects have no name', () => {
    const nameless = read([1, 2], {
      payment: reported('captured'),
      refunds: [{ status: 'succeeded', amount: 300 }],
    })

    const { payment } = projectPayment(INTENT, [nameless, structuredClone(nameless), nameless])

    expect(payment.amounts.refunded).toBe(300)
  })

  it('is stale when newer evidence was there and nothing moves', () => {
    const { record } = apply(empty, second)

    expect(apply(record, first)).toMatchObject({ changes: [], stale: true })
    expect(apply(record, first).record.evidence).toHaveLength(2)
  })

  it('is stale between what is older and what is newer', () => {
    const newest = apply(apply(empty, first).record, {
      ...second,
      asOf: { begun: 9, received: 10 },
    })
    const between = { ...first, asOf: { begun: 5, received: 6 } }

    expect(apply(newest.record, between)).toMatchObject({ changes: [], stale: true })
  })

  it('is not stale when it is older and still tells something new', () => {
    const { record } = apply(empty, second)
    const older = read([1, 2], {
      payment: reported('requires_action', { times: { createdAt: '2026-01-15T11:00:00Z' } }),
    })

    const applied = apply(record, older)

    expect(applied).toMatchObject({ stale: false, changes: [] })
    expect(applied.record.payment.times.createdAt).toBe('2026-01-15T11:00:00Z')
  })

  it('reports an anomaly with the first piece that shows it, and only then', () => {
    const strange = reported('captured', { amounts: amounts({ amount: 999, captured: 999 }) })

    const once = apply(empty, read([1, 2], { payment: strange }))
    const twice = apply(once.record, read([3, 4], { payment: strange }))

    expect(once.anomalies).toEqual([
      {
        code: 'amount_differs',
        message: 'The provider names another amount than we asked for; the payer is not sent on.',
        received: 2,
      },
    ])
    expect(twice.anomalies).toEqual([])
    expect(twice.record.anomalies).toEqual(once.anomalies)
  })

  it('gives the same after the record was stored as JSON and read back', () => {
    const { record } = apply(empty, first)
    const stored: PaymentRecord = JSON.parse(JSON.stringify(record))

    expect(apply(stored, second)).toEqual(apply(record, second))
    expect(apply(stored, first)).toMatchObject({ changes: [], stale: true })
  })

  it('gives what projecting all evidence at once gives', () => {
    const { record } = apply(apply(empty, second).record, first)

    expect(record).toMatchObject(projectPayment(INTENT, [first, second]))
  })

  it('leaves the record that it was given as it was', () => {
    const before = structuredClone(empty)

    apply(empty, first)

    expect(empty).toEqual(before)
  })
})

describe('evidence is refused', () => {
  it.each([
    { account: { ...ACCOUNT, mode: 'live' as const } },
    { account: { ...ACCOUNT, provider: 'other' } },
  ])('from another world: %j', ({ account }) => {
    const refused = applyObservation(empty, { ...second, account })

    expect(refused).toEqual({ kind: 'refused', reason: 'other_account', record: empty })
  })

  it('when it names another reference', () => {
    expect(applyObservation(empty, { ...second, reference: 'order_2' })).toEqual({
      kind: 'refused',
      reason: 'other_payment',
      record: empty,
    })
  })

  it('when it names another reference than the one that was learnt', () => {
    const { record } = apply(createPaymentRecord({ account: ACCOUNT }), first)

    expect(record.payment.reference).toBe('order_1')
    expect(applyObservation(record, { ...second, reference: 'order_2' }).kind).toBe('refused')
  })

  it('when it names no reference and an id that is not known', () => {
    const { record } = apply(empty, first)
    const { reference: _reference, ...anonymous } = second

    expect(applyObservation(record, { ...anonymous, paymentId: 'pay_2' })).toMatchObject({
      kind: 'refused',
      reason: 'other_payment',
    })
  })
})

describe('evidence is taken', () => {
  const { record } = apply(empty, first)
  const { reference: _reference, ...anonymous } = second

  it('with another key of the same account', () => {
    expect(
      apply(record, { ...second, account: { ...ACCOUNT, credential: 'key_2' } }).record.payment
        .status,
    ).toBe('captured')
  })

  it('without a reference under the known id', () => {
    expect(apply(record, anonymous).record.payment.status).toBe('captured')
  })

  it('without a reference under the id of a try in the session', () => {
    const session = apply(
      record,
      read([3, 4], {
        attempts: [{ id: 'try_2', status: 'open', amount: 1000, superseded: false }],
      }),
    )

    expect(
      apply(session.record, { ...anonymous, asOf: { begun: 5, received: 6 }, paymentId: 'try_2' })
        .record.payment.status,
    ).toBe('captured')
  })

  it('under another id with our reference: a session has several', () => {
    expect(apply(record, { ...second, paymentId: 'try_2' }).record.payment).toMatchObject({
      id: 'try_2',
      status: 'captured',
    })
  })

  it('that names nothing at all', () => {
    const { paymentId: _paymentId, ...nameless } = anonymous

    expect(apply(record, { ...nameless, asOf: push(9).asOf }).record.payment.status).toBe(
      'captured',
    )
  })
})

describe('evidence that a newer version has stored', () => {
  const stored = (text: string): Observation => JSON.parse(text)

  it('does not move a payment to a status that this version lacks, and throws at nobody', () => {
    const future = stored(JSON.stringify(second).replace('"captured"', '"settled"'))

    const { record } = apply(apply(empty, first).record, future)

    expect(record.payment).toMatchObject({ status: 'requires_action', needsRead: true })
  })

  it('reserves the money of a refund in a status that this version lacks, until it can be read', () => {
    const paid = read([1, 2], { payment: reported('captured'), completeLists: ['refunds'] })
    const refundRead = (at: number, status: 'pending' | 'succeeded') =>
      read([at, at + 1], { refunds: [{ id: 'r1', status, amount: 5 }] })
    const future = stored(
      JSON.stringify(refundRead(3, 'pending')).replace('"pending"', '"disputed"'),
    )

    const open = projectPayment(INTENT, [paid, future]).payment
    const sent = projectPayment(INTENT, [paid, future, refundRead(5, 'succeeded')]).payment
    const late = projectPayment(INTENT, [paid, refundRead(1, 'succeeded'), future]).payment

    expect(open.amounts).toMatchObject({ refunded: 0, refundPending: 5 })
    expect(sent.amounts).toMatchObject({ refunded: 5, refundPending: 0 })
    expect(late).toMatchObject({ amounts: { refunded: 5, refundPending: 0 }, needsRead: true })
  })
})

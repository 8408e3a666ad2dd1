import { describe, expect, it } from 'vitest'
import { applyObservation } from '../../src/evidence/apply-observation.ts'
import type { Observation } from '../../src/evidence/observation.ts'
import { createPaymentRecord, type PaymentRecord } from '../../src/evidence/payment-record.ts'
import { projectPayment } from '../../src/evidence/project-payment.ts'
import { ACCOUNT, amounts, INTENT, read, reported } from '../evidence.ts'

function apply(record: PaymentRecord, observation: Observation) {
  const applied = applyObservation(record, observation)
  if (applied.kind !== 'applied') throw new Error(`${applied.kind}: ${applied.reason}`)
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
      { type: 'payment.amounts_changed', amount: 'amount', from: 'not_reported', to: 1000 },
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
      'payment.amounts_changed',
      'payment.next_action_changed',
      'refund.added',
      'capture.added',
      'cancellation.added',
      'dispute.added',
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
        id: 'amount_differs:payment',
        code: 'amount_differs',
        subject: { type: 'payment' },
        message:
          'The provider reports a different amount than requested; the payer is not redirected.',
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

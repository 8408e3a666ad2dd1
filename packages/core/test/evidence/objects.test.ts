import { describe, expect, it } from 'vitest'
import type { AnomalyCode } from '../../src/evidence/anomaly.ts'
import type { Observation } from '../../src/evidence/observation.ts'
import { CAPTURE_STATUSES, type CaptureStatus } from '../../src/payments/capture.ts'
import { DISPUTE_STATUSES, type Dispute, type DisputeStatus } from '../../src/payments/dispute.ts'
import { REFUND_STATUSES, type Refund, type RefundStatus } from '../../src/payments/refund.ts'
import { amounts, project, push, read, reported } from '../evidence.ts'

const paid = read([1, 2], { payment: reported('captured') })

/** Where an object is afterwards, and what is reported; kept where neither. */
type Row<S extends string> = Readonly<Partial<Record<S, 'applies' | AnomalyCode>>>

const REFUND_ROWS: Readonly<Record<RefundStatus, Row<RefundStatus>>> = {
  pending: {
    pending: 'applies',
    processing: 'applies',
    succeeded: 'applies',
    failed: 'applies',
    canceled: 'applies',
  },
  processing: {
    pending: 'applies',
    processing: 'applies',
    succeeded: 'applies',
    failed: 'applies',
    canceled: 'applies',
  },
  succeeded: { succeeded: 'applies', failed: 'refund_reversed' },
  failed: { failed: 'applies', succeeded: 'refund_revived' },
  canceled: { canceled: 'applies', succeeded: 'refund_revived' },
}

const CAPTURE_ROWS: Readonly<Record<CaptureStatus, Row<CaptureStatus>>> = {
  pending: { pending: 'applies', succeeded: 'applies', failed: 'applies' },
  succeeded: { succeeded: 'applies', failed: 'capture_reversed' },
  failed: { failed: 'applies', succeeded: 'capture_revived' },
}

const DISPUTE_ROWS: Readonly<Record<DisputeStatus, Row<DisputeStatus>>> = {
  open: { open: 'applies', won: 'applies', lost: 'applies', accepted: 'applies' },
  won: { won: 'applies', lost: 'dispute_changed', accepted: 'dispute_changed' },
  lost: { lost: 'applies', won: 'dispute_changed', accepted: 'dispute_changed' },
  accepted: { accepted: 'applies', won: 'dispute_changed', lost: 'dispute_changed' },
}

function pairsOf<S extends string>(statuses: readonly S[], rows: Readonly<Record<S, Row<S>>>) {
  return statuses.flatMap((from) =>
    statuses.map((to) => {
      const cell = rows[from][to]
      const anomaly = cell === 'applies' ? undefined : cell
      return { from, to, ends: cell === undefined ? from : to, kept: cell === undefined, anomaly }
    }),
  )
}

const refund = (status: RefundStatus): Refund => ({ id: 'r1', status, amount: 300 })
const dispute = (status: DisputeStatus): Dispute => ({
  id: 'd1',
  kind: 'chargeback',
  status,
  amount: 500,
  moneyTaken: 500,
})

describe('a refund that was read as one thing and then', () => {
  it.each(pairsOf(REFUND_STATUSES, REFUND_ROWS))(
    'read: $from → $to is $ends',
    ({ from, to, ends, kept, anomaly }) => {
      const { payment, codes } = project([
        paid,
        read([3, 4], { refunds: [refund(from)] }),
        read([5, 6], { refunds: [refund(to)] }),
      ])

      expect(payment.refunds).toEqual([refund(ends)])
      expect(payment.needsRead).toBe(kept)
      expect(codes).toEqual(anomaly ? [anomaly] : [])
    },
  )

  it('pushed as failed after it had succeeded stays succeeded and is read again', () => {
    const { payment, codes } = project([
      paid,
      read([3, 4], { refunds: [refund('succeeded')] }),
      push(5, { refunds: [refund('failed')] }),
    ])

    expect(payment.refunds).toEqual([refund('succeeded')])
    expect(payment.needsRead).toBe(true)
    expect(codes).toEqual([])
  })

  it('pushed as succeeded after it had failed is applied: the money left', () => {
    const { payment, codes } = project([
      paid,
      read([3, 4], { refunds: [refund('failed')] }),
      push(5, { refunds: [refund('succeeded')] }),
    ])

    expect(payment.amounts.refunded).toBe(300)
    expect(codes).toEqual(['refund_revived'])
  })

  it('leaves behind what described only its earlier status', () => {
    const failure = { code: 'X', category: 'provider', next: 'contact' } as const
    const { payment } = project([
      paid,
      read([3, 4], {
        refunds: [{ ...refund('pending'), waitingFor: 'balance', cancelable: 'yes' }],
      }),
      read([5, 6], { refunds: [refund('pending')] }),
      read([7, 8], { refunds: [{ ...refund('failed'), failure }] }),
      read([9, 10], { refunds: [refund('succeeded')] }),
    ])

    expect(payment.refunds).toEqual([refund('succeeded')])
  })

  it('waits for the balance no longer once an answer stops saying so', () => {
    const { payment } = project([
      paid,
      read([3, 4], {
        refunds: [{ ...refund('pending'), waitingFor: 'balance', cancelable: 'yes' }],
      }),
      read([5, 6], { refunds: [refund('pending')] }),
    ])

    expect(payment.refunds).toEqual([{ ...refund('pending'), cancelable: 'yes' }])
  })
})

describe('a capture that was read as one thing and then', () => {
  it.each(pairsOf(CAPTURE_STATUSES, CAPTURE_ROWS))(
    'read: $from → $to is $ends',
    ({ from, to, ends, kept, anomaly }) => {
      const { payment, codes } = project([
        read([1, 2], { payment: reported('authorized') }),
        read([3, 4], { captures: [{ id: 'c1', status: from, amount: 400 }] }),
        read([5, 6], { captures: [{ id: 'c1', status: to, amount: 400 }] }),
      ])

      expect(payment.captures).toEqual([{ id: 'c1', status: ends, amount: 400 }])
      expect(payment.needsRead).toBe(kept)
      expect(codes).toEqual(anomaly ? [anomaly] : [])
    },
  )
})

it('a capture pushed as failed after it had succeeded stays succeeded and is read again', () => {
  const capture = { id: 'c1', amount: 400 }
  const { payment, codes } = project([
    read([1, 2], { payment: reported('authorized') }),
    read([3, 4], { captures: [{ ...capture, status: 'succeeded' }] }),
    push(5, { captures: [{ ...capture, status: 'failed' }] }),
  ])

  expect(payment).toMatchObject({
    captures: [{ ...capture, status: 'succeeded' }],
    needsRead: true,
  })
  expect(codes).toEqual([])
})

describe('a dispute that was reported as one thing and then', () => {
  it.each(pairsOf(DISPUTE_STATUSES, DISPUTE_ROWS))(
    'pushed: $from → $to is $ends',
    ({ from, to, ends, kept, anomaly }) => {
      const { payment, codes } = project([
        paid,
        push(3, { disputes: [dispute(from)] }),
        push(4, { disputes: [dispute(to)] }),
      ])

      expect(payment.disputes).toEqual([dispute(ends)])
      expect(payment.needsRead).toBe(kept)
      expect(codes).toEqual(anomaly ? [anomaly] : [])
    },
  )

  it.each([
    { status: 'open', kind: 'chargeback', chargedBack: 500 },
    { status: 'lost', kind: 'chargeback', chargedBack: 500 },
    { status: 'accepted', kind: 'compliance', chargedBack: 500 },
    { status: 'won', kind: 'chargeback', chargedBack: 0 },
    { status: 'open', kind: 'inquiry', chargedBack: 0 },
  ] as const)('is $kind and $status: takes $chargedBack', ({ status, kind, chargedBack }) => {
    const { payment } = project([
      { ...paid, disputes: [{ ...dispute(status), kind }], completeLists: ['disputes'] },
    ])

    expect(payment.amounts.chargedBack).toBe(chargedBack)
    expect(payment.status).toBe('captured')
  })

  it('tells nothing about money when it is an inquiry and no list was whole', () => {
    const inquiry: Dispute = { ...dispute('open'), kind: 'inquiry' }

    expect(project([paid, push(3, { disputes: [inquiry] })]).payment.amounts.chargedBack).toBe(
      'not_reported',
    )
  })

  it('gives way to a higher total of the provider while others may be missing', () => {
    const more = reported('captured', {
      amounts: amounts({ amount: 1000, captured: 1000, chargedBack: 700 }),
    })

    const { payment } = project([
      read([1, 2], { payment: more }),
      push(3, { disputes: [dispute('open')] }),
    ])

    expect(payment.amounts.chargedBack).toBe(700)
  })
})

describe('objects of a payment', () => {
  const refundsAfter = (...tells: readonly (readonly Refund[])[]) =>
    project([
      paid,
      ...tells.map(
        (refunds, index): Observation => read([index * 2 + 3, index * 2 + 4], { refunds }),
      ),
    ]).payment.refunds

  const named = (names: { id?: string; reference?: string }, amount = 300): Refund => ({
    status: 'pending',
    amount,
    ...names,
  })

  it('are never dropped because a later list lacks them, even a whole one', () => {
    const { payment } = project([
      read([1, 2], {
        payment: reported('captured'),
        refunds: [named({ id: 'r1' })],
        completeLists: ['refunds'],
      }),
      read([3, 4], { payment: reported('captured'), refunds: [], completeLists: ['refunds'] }),
    ])

    expect(payment.refunds).toEqual([named({ id: 'r1' })])
    expect(payment.amounts.refundPending).toBe(300)
  })

  it('are the same by id', () => {
    expect(refundsAfter([named({ id: 'r1' })], [named({ id: 'r1', reference: 'ours' })])).toEqual([
      named({ id: 'r1', reference: 'ours' }),
    ])
  })

  it('are the same by reference while an id is missing', () => {
    expect(
      refundsAfter([named({ reference: 'ours' })], [named({ id: 'r1', reference: 'ours' })]),
    ).toEqual([named({ id: 'r1', reference: 'ours' })])
    expect(
      refundsAfter([named({ id: 'r1', reference: 'ours' })], [named({ reference: 'ours' })]),
    ).toEqual([named({ id: 'r1', reference: 'ours' })])
  })

  it('are two when two ids came under one reference', () => {
    expect(
      refundsAfter([
        named({ id: 'r1', reference: 'ours' }),
        named({ id: 'r2', reference: 'ours' }),
      ]),
    ).toHaveLength(2)
  })

  it('stay two when an answer tells nothing but the reference of both', () => {
    expect(
      refundsAfter(
        [named({ id: 'r1', reference: 'ours' }), named({ id: 'r2', reference: 'ours' })],
        [named({ reference: 'ours' })],
      ),
    ).toHaveLength(2)
  })

  it('are two when each is named by its own reference, or not at all', () => {
    expect(
      refundsAfter([named({ id: 'r1', reference: 'ours' })], [named({ reference: 'other' })]),
    ).toHaveLength(2)
    expect(refundsAfter([named({ id: 'r1' })], [named({})])).toHaveLength(2)
  })

  it('leave each other alone', () => {
    const first: Refund = { id: 'r1', reference: 'automatic', status: 'succeeded', amount: 300 }
    const second: Refund = { id: 'r2', reference: 'manual', status: 'pending', amount: 200 }

    expect(refundsAfter([first, second], [{ ...second, status: 'processing' }])).toEqual([
      first,
      { ...second, status: 'processing' },
    ])
  })

  it('take another amount from a read, and from a push that moves them', () => {
    const known = read([3, 4], { refunds: [refund('pending')] })
    const pushed = (status: RefundStatus) =>
      push(5, { refunds: [{ ...refund(status), amount: 200 }] })
    const needsRead = read([5, 6], { refunds: [{ ...refund('pending'), amount: 200 }] })

    expect(project([paid, known, needsRead]).payment.refunds).toEqual([
      { ...refund('pending'), amount: 200 },
    ])
    expect(project([paid, known, pushed('succeeded')]).payment.refunds).toEqual([
      { ...refund('succeeded'), amount: 200 },
    ])
    expect(project([paid, known, pushed('pending')]).payment.refunds).toEqual([refund('pending')])
  })

  it('are two when neither tells a name that both have', () => {
    expect(refundsAfter([named({ id: 'r1' })], [named({ reference: 'ours' })])).toHaveLength(2)
  })

  it('are joined when an answer tells both names of what was known as two', () => {
    expect(
      refundsAfter(
        [named({ reference: 'ours' })],
        [{ ...named({ id: 'r1' }), status: 'succeeded' }],
        [named({ id: 'r1', reference: 'ours' })],
      ),
    ).toEqual([{ id: 'r1', reference: 'ours', status: 'succeeded', amount: 300 }])
  })

  it('keep a known amount over the silence of a later answer', () => {
    const silent: Refund = { id: 'r1', status: 'succeeded', amount: 'not_reported' }

    expect(refundsAfter([named({ id: 'r1' })], [silent])).toEqual([
      { id: 'r1', status: 'succeeded', amount: 300 },
    ])
    expect(refundsAfter([silent], [named({ id: 'r1' })])).toEqual([
      { id: 'r1', status: 'succeeded', amount: 300 },
    ])
  })
})

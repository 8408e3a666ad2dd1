import { describe, expect, it } from 'vitest'
import { proveRejected, replayUntil } from '../../src/adapter.ts'
import type { Refund } from '../../src/payments/refund.ts'
import { refundableOf } from '../../src/payments/refundable.ts'
import { recover } from '../../src/provider/recover.ts'
import { epochOf, instantOf } from '../../src/time/instant.ts'
import { createTestClock } from '../clock.ts'
import { ACCOUNT, amounts, project, push, read, reported } from '../evidence.ts'
import {
  createScriptedAdapter,
  lostRefund,
  notSeen,
  PREPARED,
} from '../outcomes/scripted-adapter.ts'

/** How money was given back twice by models that look right. */

const EARLIER = { firstSentAt: '2026-01-15T12:00:00Z', lastEndedAt: '2026-01-15T12:00:05Z' }
const refund = (status: Refund['status'], more: Partial<Refund> = {}): Refund => ({
  id: 'r1',
  status,
  amount: 500,
  ...more,
})
const paid = read([1, 2], {
  payment: reported('captured'),
  refunds: [],
  completeLists: ['refunds'],
})

describe('money is not given back twice', () => {
  it('when the refund happened, its answer was lost, and the engine comes back 70 minutes later', async () => {
    const { adapter, sent } = createScriptedAdapter({ looks: [notSeen(4_200_000)] })

    const outcome = await recover(adapter, lostRefund(), { clock: createTestClock(4_200_000) })

    expect(outcome.kind).toBe('unknown')
    expect(sent).toEqual([])
  })

  it('when the process paused between asking the time and sending: a margin is kept free', () => {
    const until = replayUntil(PREPARED.replay, instantOf(0))

    expect(epochOf(until ?? '')).toBe(50 * 60_000)
  })

  it('when the repeat of a refund or of its cancel is refused', () => {
    const rejections = new Map([
      ['404', 'this_attempt'],
      ['422', 'this_attempt'],
    ] as const)

    expect(proveRejected('404', { rejections, previousAttempts: EARLIER })).toBeUndefined()
    expect(proveRejected('422', { rejections, previousAttempts: EARLIER })).toBeUndefined()
  })

  it('when a test key looks for a live refund and sees nothing at all', async () => {
    const blind = { account: { ...ACCOUNT, mode: 'live' }, positiveControl: 'not_seen' } as const
    const begins = [2000, 18_000, 34_000, 50_000, 66_000]
    const { adapter } = createScriptedAdapter({ looks: begins.map((at) => notSeen(at, blind)) })
    const clock = createTestClock()
    let outcome = await recover(adapter, lostRefund(), { clock, wanted: false })
    for (const at of begins.slice(1)) {
      clock.moveTo(at)
      outcome = await recover(adapter, outcome, { clock, wanted: false })
    }

    expect(outcome.kind).toBe('unknown')
  })

  it('when a list does not show the refund any more', () => {
    const { payment } = project([
      read([1, 2], {
        payment: reported('captured'),
        refunds: [refund('pending')],
        completeLists: ['refunds'],
      }),
      read([3, 4], { payment: reported('captured'), refunds: [], completeLists: ['refunds'] }),
    ])

    expect(payment.refunds).toEqual([refund('pending')])
    expect(refundableOf(payment)).toBe(500)
  })

  it('when a message from before the refund is delivered again after it', () => {
    const { payment } = project([
      { ...paid, refunds: [refund('succeeded')] },
      push(3, {
        payment: reported('captured', {
          amounts: amounts({ amount: 1000, captured: 1000, refunded: 0 }),
        }),
        refunds: [refund('pending')],
      }),
    ])

    expect(payment.amounts.refunded).toBe(500)
    expect(payment.refunds).toEqual([refund('succeeded')])
  })

  it('when the end of the refund overtakes the answer that only says "submitted"', () => {
    const { payment } = project([
      paid,
      read([4, 5], { refunds: [refund('succeeded')] }),
      read([3, 9], { refunds: [refund('pending')], via: 'response' }),
    ])

    expect(payment.refunds).toEqual([refund('succeeded')])
    expect(payment.needsRead).toBe(true)
  })

  it('when a refund had failed, its money was free again, and it leaves after all', () => {
    const { payment, codes } = project([
      paid,
      read([3, 4], { refunds: [refund('failed')] }),
      read([5, 6], { refunds: [refund('succeeded')] }),
    ])

    expect(refundableOf(payment)).toBe(500)
    expect(codes).toEqual(['refund_revived'])
  })

  it('when it waits for the balance for weeks: it is pending, and its money is reserved', () => {
    const { payment } = project([
      paid,
      read([3, 4], { refunds: [refund('pending', { waitingFor: 'balance' })] }),
    ])

    expect(payment.refunds[0]?.waitingFor).toBe('balance')
    expect(payment.amounts).toMatchObject({ refunded: 0, refundPending: 500 })
    expect(refundableOf(payment)).toBe(500)
  })

  it('when a refund is read without its amount: the known one is kept', () => {
    const { payment } = project([
      { ...paid, refunds: [refund('processing', { reference: 'ours' })] },
      read([3, 4], {
        refunds: [{ id: 'r1', reference: 'ours', status: 'succeeded', amount: 'not_reported' }],
      }),
    ])

    expect(payment.status).toBe('captured')
    expect(payment.amounts.refunded).toBe(500)
  })

  it('when a chargeback is under way: its money is no longer there to give', () => {
    const { payment } = project([
      paid,
      push(3, {
        disputes: [{ id: 'd1', kind: 'chargeback', status: 'open', amount: 600, moneyTaken: 600 }],
      }),
    ])

    expect(payment).toMatchObject({
      status: 'captured',
      amounts: { refunded: 0, chargedBack: 600 },
    })
    expect(refundableOf(payment)).toBe(400)
  })

  it('when an inquiry of a bank is taken for a chargeback that was won back: nothing moved', () => {
    const inquiry = { id: 'd1', kind: 'inquiry', amount: 600, moneyTaken: 'not_reported' } as const
    const { payment } = project([
      {
        ...paid,
        disputes: [{ ...inquiry, status: 'open' }],
        completeLists: ['refunds', 'disputes'],
      },
    ])

    expect(refundableOf(payment)).toBe(1000)
  })

  it('when a chargeback comes 13 months after the end of the payment', () => {
    const { payment } = project([
      paid,
      read([3, 4], {
        at: '2027-02-15T12:00:00Z',
        payment: reported('captured', {
          amounts: amounts({ amount: 1000, captured: 1000, chargedBack: 1000 }),
        }),
        refunds: [],
        completeLists: ['refunds'],
      }),
    ])

    expect(payment.status).toBe('captured')
    expect(refundableOf(payment)).toBe(0)
  })
})

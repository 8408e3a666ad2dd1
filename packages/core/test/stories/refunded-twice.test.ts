import { describe, expect, it } from 'vitest'
import { mayRepeat, proveRejected } from '../../src/adapter.ts'
import type { Refund } from '../../src/payments/refund.ts'
import { refundableOf } from '../../src/payments/refundable.ts'
import { recover } from '../../src/provider/recover.ts'
import { instantOf } from '../../src/time/instant.ts'
import { createTestClock } from '../clock.ts'
import { ACCOUNT, amounts, project, push, read, reported } from '../evidence.ts'
import { exactly, LOST_ONCE, lostRefund, MINUTE, WINDOW } from '../outcomes/pendings.ts'
import { createScriptedAdapter, notSeen } from '../outcomes/scripted-adapter.ts'

/** How money was given back twice by models that look right. */

const REFUND = { kind: 'refund_payment', reference: 'refund_1' } as const
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
  it('when the refund happened, its response was lost, and the engine comes back 70 minutes later', async () => {
    const clock = createTestClock(70 * MINUTE)
    const { adapter, sent } = createScriptedAdapter({ clock, lookups: [notSeen(70 * MINUTE)] })

    const outcome = await recover(adapter, lostRefund())

    expect(outcome.kind).toBe('unknown')
    expect(sent).toEqual([])
  })

  it('when the process paused between asking the time and sending: a margin is kept free', () => {
    const repeatAt = (at: number) =>
      mayRepeat(
        { replayWindow: WINDOW, previousAttempts: LOST_ONCE },
        { at, providerTime: exactly(at) },
      )

    expect(repeatAt(50 * MINUTE - 1)).toBe('yes')
    expect(repeatAt(50 * MINUTE)).toBe('window_over')
  })

  it('when it was sent while our clock was 12 min ahead, which was set right before the repeat', async () => {
    const clock = createTestClock(61 * MINUTE)
    const { adapter, sent } = createScriptedAdapter({ clock, lookups: [notSeen(61 * MINUTE)] })
    const previousAttempts = {
      ...LOST_ONCE,
      firstSentAt: instantOf(12 * MINUTE),
      lastEndedAt: instantOf(12 * MINUTE + 1000),
    }

    const outcome = await recover(adapter, lostRefund({ previousAttempts }))

    expect(outcome.kind).toBe('unknown')
    expect(sent).toEqual([])
  })

  it('when the repeat of a refund or of its cancel is refused', () => {
    const rejections = new Map([
      ['404', 'this_attempt'],
      ['422', 'this_attempt'],
    ] as const)

    expect(
      proveRejected(REFUND, { code: '404', rejections, previousAttempts: EARLIER }),
    ).toBeUndefined()
    expect(
      proveRejected(REFUND, { code: '422', rejections, previousAttempts: EARLIER }),
    ).toBeUndefined()
  })

  it('when a test key looks for a live refund and sees nothing at all', async () => {
    const blind = { account: { ...ACCOUNT, mode: 'live' }, positiveControl: 'not_seen' } as const
    const begins = [2000, 20_000, 38_000, 56_000, 74_000]
    const clock = createTestClock(2000)
    const lookups = begins.map((at) => notSeen(at, blind))
    const { adapter, lookedUp } = createScriptedAdapter({ clock, lookups })
    let outcome = await recover(adapter, lostRefund(), { wanted: false })
    for (const at of begins.slice(1)) {
      clock.moveTo(at)
      outcome = await recover(adapter, outcome, { wanted: false })
    }

    expect(lookedUp).toHaveLength(5)
    expect(outcome.kind).toBe('unknown')
  })

  it('when a list does not show the refund anymore', () => {
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

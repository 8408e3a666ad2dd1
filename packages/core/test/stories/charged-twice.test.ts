import { describe, expect, it } from 'vitest'
import { maySendFor, proveNeverSent, proveRejected } from '../../src/adapter.ts'
import { applyObservation } from '../../src/evidence/apply-observation.ts'
import { createPaymentRecord } from '../../src/evidence/payment-record.ts'
import type { Transmission } from '../../src/outcomes/transmission.ts'
import { ACCOUNT, amounts, INTENT, project, push, read, readsOf, reported } from '../evidence.ts'

/** How payers were charged twice, or goods shipped unpaid, by models that look right. */

const CHARGE = { kind: 'create_payment', reference: 'order_1' } as const
const EARLIER = { firstSentAt: '2026-01-15T12:00:00Z', lastEndedAt: '2026-01-15T12:00:05Z' }
const REFUSED: Transmission = {
  watchedBy: 'connection',
  connectorFailed: true,
  bytesLeft: false,
}

describe('the payer is not charged twice', () => {
  it('when the first attempt was lost, the key was rolled, and the repeat is unauthorized', () => {
    const rejections = new Map([['unauthorized', 'this_attempt']] as const)

    expect(
      proveRejected(CHARGE, { code: 'unauthorized', rejections, previousAttempts: EARLIER }),
    ).toBeUndefined()
  })

  it('when the first attempt was lost and the repeat meets a closed port', () => {
    expect(
      proveNeverSent(CHARGE, { transmission: REFUSED, previousAttempts: EARLIER }),
    ).toBeUndefined()
    expect(
      proveNeverSent(CHARGE, { transmission: REFUSED, previousAttempts: 'none' }),
    ).toBeDefined()
  })

  it('when the provider calls the order of a lost attempt closed', () => {
    const rejections = new Map([['CARD_DECLINED', 'this_attempt']] as const)

    for (const code of ['ORDER_IS_CLOSED', 'RISK_REJECT', 'PROCESS_FAIL', 'UNKNOWN_EXCEPTION']) {
      expect(proveRejected(CHARGE, { code, rejections, previousAttempts: 'none' })).toBeUndefined()
    }
  })

  it('when the transport saw no headers leave, but nobody can say that none did', () => {
    const prove = (seen: Partial<Transmission>) =>
      proveNeverSent(CHARGE, { transmission: { ...REFUSED, ...seen }, previousAttempts: 'none' })

    expect(prove({ watchedBy: 'nobody' })).toBeUndefined()
    expect(prove({ connectorFailed: false })).toBeUndefined()
    expect(prove({ bytesLeft: true })).toBeUndefined()
  })

  it('when the key was rotated within the window: the bytes are not sent under another', () => {
    expect(maySendFor(ACCOUNT, ACCOUNT)).toBe(true)
    expect(maySendFor(ACCOUNT, { ...ACCOUNT, credential: 'key_2' })).toBe(false)
    expect(maySendFor(ACCOUNT, { ...ACCOUNT, id: 'shop_2' })).toBe(false)
    expect(maySendFor(ACCOUNT, { ...ACCOUNT, mode: 'live' })).toBe(false)
  })

  it('when a stale message of a failure comes while the payer is at the next try', () => {
    const { payment } = project([
      read([1, 2], { payment: reported('failed') }),
      read([3, 4], { payment: reported('requires_action') }),
      push(5, { payment: reported('failed') }),
    ])

    expect(payment.needsRead).toBe(true)
  })

  it('when a try in a session fails and the session stays open', () => {
    const failure = { code: 'NO_FUNDS', category: 'payer_funds', next: 'wait' } as const
    const { payment } = project(
      readsOf(reported('requires_action'), reported('requires_action', { failure })),
    )

    expect(payment).toMatchObject({ status: 'requires_action', failure })
  })

  it('when two tries of a session succeed: the earlier is superseded and nobody refunds it again', () => {
    const attempt = { status: 'succeeded', amount: 1000 } as const
    const { payment, codes } = project([
      read([1, 2], { payment: reported('captured'), paymentId: 'a1' }),
      read([3, 4], {
        payment: reported('captured'),
        paymentId: 'a2',
        attempts: [
          { ...attempt, id: 'a1', superseded: true },
          { ...attempt, id: 'a2', superseded: false },
        ],
      }),
    ])

    expect(payment).toMatchObject({ id: 'a2', status: 'captured', amounts: { captured: 1000 } })
    expect(codes).toEqual(['superseded'])
  })

  it('when the other shop on the account used our reference for another amount', () => {
    const { payment, codes } = project(
      readsOf(
        reported('requires_action', {
          amounts: amounts({ amount: 9900 }),
          nextAction: { type: 'app_link', url: 'acme://theirs' },
        }),
      ),
    )

    expect(payment.nextAction).toBe('none')
    expect(codes).toEqual(['amount_differs'])
  })
})

describe('no goods leave unpaid', () => {
  it('when success was read as captured and was only an authorization', () => {
    const { payment, codes } = project([
      read([1, 2], { payment: reported('captured') }),
      read([3, 4], {
        payment: reported('authorized', {
          amounts: amounts({ amount: 1000, authorized: 1000, captured: 0 }),
        }),
        captures: [{ id: 'c1', status: 'pending', amount: 1000 }],
        completeLists: ['captures'],
      }),
    ])

    expect(payment).toMatchObject({
      status: 'authorized',
      amounts: { captured: 0, capturePending: 1000 },
    })
    expect(codes).toEqual(['capture_corrected'])
  })

  it('when a cancel crosses a message of success on the wire', () => {
    const { payment } = project([
      read([1, 2], { payment: reported('canceled') }),
      push(3, { payment: reported('captured') }),
    ])

    expect(payment).toMatchObject({ status: 'canceled', needsRead: true })
  })

  it('when the success has no amount that can be read', () => {
    const { payment, codes } = project(readsOf(reported('captured', { amounts: amounts() })))

    expect(payment.status).toBe('processing')
    expect(codes).toEqual(['amount_unreadable'])
  })

  it('when the word of the provider is new', () => {
    const { payment } = project(
      readsOf(
        reported('processing', {
          providerStatus: { value: 'SETTLED?', codes: [], recognized: false },
        }),
      ),
    )

    expect(payment).toMatchObject({ status: 'processing', providerStatus: { recognized: false } })
  })

  it('when test money comes for a live payment', () => {
    const live = createPaymentRecord({ ...INTENT, account: { ...ACCOUNT, mode: 'live' } })

    expect(applyObservation(live, read([1, 2], { payment: reported('captured') }))).toMatchObject({
      kind: 'refused',
      reason: 'other_account',
    })
  })
})

describe('money that was paid is not lost', () => {
  it('when a part was captured and the rest released: the payment is captured, not canceled', () => {
    const part = reported('authorized', {
      amounts: amounts({ amount: 1000, authorized: 1000, captured: 400 }),
    })
    const { payment } = project(readsOf(part, reported('canceled')))

    expect(payment).toMatchObject({ status: 'captured', amounts: { captured: 400 } })
  })

  it('when it comes after the payment had failed or expired', () => {
    for (const end of ['failed', 'expired'] as const) {
      const { payment, codes } = project([
        read([1, 2], { payment: reported(end) }),
        push(3, { payment: reported('captured') }),
      ])

      expect(payment.status).toBe('captured')
      expect(codes).toEqual(['late_success'])
    }
  })

  it('when an answer that is an hour old is replayed after the payer paid', () => {
    const replayed = read([1, 60], {
      via: 'response',
      payment: reported('requires_action'),
      needsRead: true,
    })
    const { payment } = project([read([30, 31], { payment: reported('captured') }), replayed])

    expect(payment).toMatchObject({ status: 'captured', needsRead: true })
  })

  it('when the news come in the wrong order: three observations, six orders, one payment', () => {
    const [one, two, three] = readsOf(
      reported('requires_action'),
      reported('canceled'),
      reported('failed'),
    )
    if (!one || !two || !three) throw new Error('three reads are needed')
    const orders = [
      [one, two, three],
      [one, three, two],
      [two, one, three],
      [two, three, one],
      [three, one, two],
      [three, two, one],
    ]

    expect(new Set(orders.map((order) => project(order).payment.status))).toEqual(
      new Set(['failed']),
    )
  })

  it('when it was canceled here and the provider says that there was nothing to cancel', () => {
    const accepted = { reference: 'x1', status: 'accepted' } as const
    const { payment } = project([
      read([1, 2], { payment: reported('failed') }),
      read([3, 4], { cancellations: [accepted] }),
      read([5, 6], { payment: reported('failed') }),
    ])

    expect(payment.status).toBe('failed')
    expect(payment.cancellations).toEqual([{ ...accepted, status: 'done', effect: 'none' }])
  })
})

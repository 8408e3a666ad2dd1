import { describe, expect, it } from 'vitest'
import { answering, bytesOf } from '../support/answering.ts'
import { FIRST, order } from '../support/connected.ts'
import { fixtureBytes } from '../support/fixtures.ts'

const CNY = { amount: { currency: 'CNY', minorUnits: 1314 } }
/** The reference of the sample of a payment that was refunded in part. */
const PARTLY_REFUNDED = 'REQUEST_20200513162034'
const inProcess = { resultCode: 'PAYMENT_IN_PROCESS', resultStatus: 'U' }

/** As it was a minute ago, by the provider's clock, which the response to `check` tells. */
function repeatedAt(time: string) {
  const at = Date.parse(time)
  const by = { earliest: at, latest: at }
  return {
    previousAttempts: {
      firstSentAt: time,
      firstSentBy: by,
      lastEndedAt: time,
      lastEndedBy: by,
    },
  }
}

const NOT_EXIST = bytesOf({ result: { resultCode: 'ORDER_NOT_EXIST', resultStatus: 'F' } })

/** The id in that sample. */
const PARTLY_REFUNDED_ID = '20200513114010800100188390269396641'

describe('answers to pay', () => {
  it('takes U with PAYMENT_IN_PROCESS and a page for a payment that waits for its payer', async () => {
    const { antom, calls } = answering([fixtureBytes('pay/payment-in-process')])

    const outcome = await antom.createPayment(order('REQ_1', CNY), FIRST)

    if (outcome.kind !== 'applied') throw outcome.error
    expect(outcome.value).toMatchObject({
      id: '20240115194010800100188640298283440',
      status: 'requires_action',
      currency: 'CNY',
      amounts: { requested: 1314, amount: 1314, authorized: 0, captured: 0 },
      nextAction: { type: 'redirect', method: 'GET', url: 'https://...' },
      times: { createdAt: '2024-01-15T09:20:46Z' },
      needsRead: false,
    })
    expect(calls).toHaveLength(1)
  })

  it('reads the payment before it says anything where no page is named', async () => {
    const { antom, calls } = answering([
      NOT_EXIST,
      bytesOf({
        result: inProcess,
        paymentRequestId: PARTLY_REFUNDED,
        paymentId: PARTLY_REFUNDED_ID,
      }),
      fixtureBytes('inquiry-payment/transaction-partial-refunded'),
    ])

    await antom.check()

    const outcome = await antom.createPayment(
      order(PARTLY_REFUNDED),
      repeatedAt('2026-01-15T11:59:00Z'),
    )

    expect(outcome).toMatchObject({ kind: 'applied', value: { status: 'captured' } })
    expect(calls.map(({ path }) => path.split('/').at(-1))).toEqual([
      'inquiryPayment',
      'pay',
      'inquiryPayment',
    ])
  })

  it('says processing, to be read again, where that read fails', async () => {
    const { antom } = answering([
      bytesOf({ result: inProcess, paymentRequestId: 'order_1' }),
      bytesOf({ result: { resultCode: 'SYSTEM_ERROR', resultStatus: 'F' } }),
    ])

    expect(await antom.createPayment(order('order_1'), FIRST)).toMatchObject({
      kind: 'applied',
      value: { status: 'processing', needsRead: true, nextAction: 'not_reported' },
      observation: { needsRead: true },
    })
  })

  it('never takes S alone for captured', async () => {
    const { antom } = answering([
      bytesOf({
        result: { resultCode: 'SUCCESS', resultStatus: 'S' },
        paymentRequestId: 'order_1',
        paymentAmount: { currency: 'PHP', value: '1314' },
        paymentTime: '2026-01-15T12:00:00Z',
      }),
      bytesOf({ result: { resultCode: 'UNKNOWN_EXCEPTION', resultStatus: 'U' } }),
    ])

    expect(await antom.createPayment(order('order_1'), FIRST)).toMatchObject({
      kind: 'applied',
      value: {
        status: 'processing',
        needsRead: true,
        amounts: { amount: 1314, authorized: 'not_reported', captured: 'not_reported' },
      },
    })
  })

  it('does not believe an answer about another request', async () => {
    const { antom } = answering([bytesOf({ result: inProcess, paymentRequestId: 'order_2' })])

    expect(await antom.createPayment(order('order_1'), FIRST)).toMatchObject({
      kind: 'unknown',
      error: { code: 'mismatch' },
    })
  })

  it('takes an answer that repeats an old success for no older than the first attempt', async () => {
    const { antom } = answering([
      NOT_EXIST,
      bytesOf({
        result: { resultCode: 'SUCCESS', resultStatus: 'S' },
        paymentRequestId: 'order_1',
      }),
      bytesOf({ result: { resultCode: 'UNKNOWN_EXCEPTION', resultStatus: 'U' } }),
    ])

    await antom.check()

    const outcome = await antom.createPayment(order('order_1'), repeatedAt('2026-01-15T11:59:00Z'))

    if (outcome.kind !== 'applied') throw outcome.error
    expect(outcome.observation.asOf).not.toHaveProperty('begun')
  })

  it.each([
    ['amount', { currency: 'CNY', minorUnits: 1300 }],
    ['currency', { currency: 'USD', minorUnits: 1314 }],
  ])('does not believe a response of another %s than was sent', async (_what, amount) => {
    const { antom } = answering([fixtureBytes('pay/payment-in-process')])

    expect(await antom.createPayment(order('REQ_1', { amount }), FIRST)).toMatchObject({
      kind: 'unknown',
      error: { code: 'mismatch' },
    })
  })

  it('does not believe the read right after it, where that shows another payment', async () => {
    const { antom, calls } = answering([
      bytesOf({ result: inProcess, paymentRequestId: PARTLY_REFUNDED, paymentId: 'p_1' }),
      fixtureBytes('inquiry-payment/transaction-partial-refunded'),
    ])

    expect(await antom.createPayment(order(PARTLY_REFUNDED), FIRST)).toMatchObject({
      kind: 'applied',
      value: { id: 'p_1', status: 'processing', needsRead: true },
      observation: { needsRead: true, paymentId: 'p_1' },
    })
    expect(calls.at(-1)?.body).toEqual({ paymentRequestId: PARTLY_REFUNDED, paymentId: 'p_1' })
  })

  it('does not believe the read right after it, where that shows another amount', async () => {
    const { antom } = answering([
      bytesOf({
        result: inProcess,
        paymentRequestId: PARTLY_REFUNDED,
        paymentId: PARTLY_REFUNDED_ID,
      }),
      fixtureBytes('inquiry-payment/transaction-partial-refunded'),
    ])
    const amount = { currency: 'CNY', minorUnits: 1 }

    expect(await antom.createPayment(order(PARTLY_REFUNDED, { amount }), FIRST)).toMatchObject({
      kind: 'unknown',
      error: { code: 'mismatch' },
    })
  })
})

describe('an inquiry', () => {
  const account = {
    provider: 'antom',
    mode: 'test',
    id: 'SANDBOX_5X00000000000000',
    credential: 'k',
  } as const

  it('of an order that does not exist throws, and is one miss', async () => {
    const sample = fixtureBytes('inquiry-payment/order-not-exist')
    const { antom } = answering([sample, sample])

    await expect(antom.getPayment({ account, id: 'p_1' })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await antom.findPayment({ reference: 'order_1' })).toMatchObject({
      kind: 'not_seen',
      miss: { complete: true, positiveControl: 'not_seen' },
    })
  })

  it('of a known payment that is not shown throws, so that what is known stands', async () => {
    const { antom } = answering([
      fixtureBytes('inquiry-payment/transaction-partial-refunded'),
      fixtureBytes('inquiry-payment/order-not-exist'),
    ])
    const ref = { account, reference: PARTLY_REFUNDED }
    const { payment: known } = await antom.getPayment(ref)

    await expect(antom.getPayment(ref, { known })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('shows with a known payment that this account sees us at all', async () => {
    const { antom } = answering([
      fixtureBytes('inquiry-payment/order-not-exist'),
      fixtureBytes('inquiry-payment/transaction-partial-refunded'),
    ])
    const control = { account: antom.account, reference: PARTLY_REFUNDED }

    expect(
      await antom.findPayment({ reference: 'order_1' }, { positiveControl: control }),
    ).toMatchObject({
      kind: 'not_seen',
      miss: { positiveControl: 'seen' },
    })
  })

  it('does not take a payment of another account for a control', async () => {
    const { antom, calls } = answering([fixtureBytes('inquiry-payment/order-not-exist')])
    const control = { account: { ...antom.account, id: 'SANDBOX_1' }, reference: 'order_0' }

    expect(
      await antom.findPayment({ reference: 'order_1' }, { positiveControl: control }),
    ).toMatchObject({
      kind: 'not_seen',
      miss: { positiveControl: 'not_seen' },
    })
    expect(calls).toHaveLength(1)
  })

  it('that shows another amount under our reference is foreign', async () => {
    const { antom } = answering([fixtureBytes('inquiry-payment/transaction-not-paid')])
    const amount = { currency: 'PHP', minorUnits: 1315 }

    const reference = 'REQUEST_20200630181947995'

    expect(await antom.findPayment({ reference, amount })).toMatchObject({
      kind: 'inconclusive',
      error: { code: 'mismatch' },
    })
  })

  it('whose amount cannot be read is not of another amount', async () => {
    const { antom } = answering([
      bytesOf({
        result: { resultCode: 'SUCCESS', resultStatus: 'S' },
        paymentStatus: 'SUCCESS',
        paymentRequestId: 'order_1',
        paymentAmount: { currency: 'PHP', value: 'lots' },
      }),
    ])
    const amount = { currency: 'PHP', minorUnits: 1315 }

    expect(await antom.findPayment({ reference: 'order_1', amount })).toMatchObject({
      kind: 'found',
      payment: { status: 'processing' },
    })
  })

  it('answered for another payment is not believed, however well it is signed', async () => {
    const sample = fixtureBytes('inquiry-payment/transaction-partial-refunded')
    const { antom } = answering([sample, sample, sample])
    const other = { code: 'mismatch' }

    await expect(antom.getPayment({ account, reference: 'order_1' })).rejects.toMatchObject(other)
    await expect(antom.getPayment({ account, id: 'p_1' })).rejects.toMatchObject(other)
    expect(await antom.findPayment({ reference: 'order_1' })).toMatchObject({
      kind: 'inconclusive',
      error: other,
    })
  })

  it('names the payment by all that is known of it, so that its id wins', async () => {
    const sample = fixtureBytes('inquiry-payment/transaction-partial-refunded')
    const { antom, calls } = answering([sample])
    const id = '20200513114010800100188390269396641'

    await antom.getPayment({ account, reference: PARTLY_REFUNDED, id })

    expect(calls.map(({ body }) => body)).toEqual([
      { paymentId: id, paymentRequestId: PARTLY_REFUNDED },
    ])
  })

  it('is not believed where it fits only one of the names that were asked for', async () => {
    const sample = fixtureBytes('inquiry-payment/transaction-partial-refunded')
    const { antom } = answering([sample, sample])
    const id = '20200513114010800100188390269396641'
    const other = { code: 'mismatch' }

    await expect(antom.getPayment({ account, reference: 'order_1', id })).rejects.toMatchObject(
      other,
    )
    await expect(
      antom.getPayment({ account, reference: PARTLY_REFUNDED, id: 'p_1' }),
    ).rejects.toMatchObject(other)
  })

  it('is not sent for a payment of another mode', async () => {
    const { antom, calls } = answering([])
    const live = { ...account, mode: 'live' } as const

    await expect(antom.getPayment({ account: live, id: 'p_1' })).rejects.toMatchObject({
      code: 'account_differs',
    })
    expect(calls).toEqual([])
  })

  it('keeps an id of 35 digits that came as a number', async () => {
    const text =
      '{"result":{"resultCode":"SUCCESS","resultStatus":"S"},"paymentStatus":"PROCESSING",' +
      '"paymentRequestId":"order_1","paymentId":20240115194010800100188640298283440}'
    const { antom } = answering([Buffer.from(text)])

    expect((await antom.getPayment({ account, reference: 'order_1' })).payment.id).toBe(
      '20240115194010800100188640298283440',
    )
  })
})

import { describe, expect, it } from 'vitest'
import { cardTokenOf } from '../../src/index.ts'
import { bytesOf, sealed } from '../support/answering.ts'
import { connect, WEBHOOK_URL } from '../support/connected.ts'

const PATH = new URL(WEBHOOK_URL).pathname
const { antom, simulator } = connect()

async function received(fields: object, time?: string) {
  const bytes = bytesOf(fields)
  const sealing = { timeHeader: 'request-time', ...(time !== undefined && { time }) }
  const headers = sealed(PATH, bytes, sealing)
  const request = new Request(WEBHOOK_URL, {
    method: 'POST',
    body: new Uint8Array(bytes),
    headers,
  })
  const delivery = await antom.receiveWebhook(request)
  if (delivery.kind !== 'received') throw delivery.error
  return delivery
}

const SUCCESS = { resultCode: 'SUCCESS', resultStatus: 'S' }

describe('the age of a notification', () => {
  const sent = Date.UTC(2026, 0, 15, 11, 59)
  const age = simulator.clock.now() - sent

  it.each([String(sent), '2026-01-15T11:59:00Z', '2026-01-15T03:59:00-08:00'])(
    'is reported by the time %s',
    async (time) => {
      expect((await received({ notifyType: 'PAYMENT_RESULT' }, time)).ageMs).toBe(age)
    },
  )

  it.each(['', 'yesterday', `-${sent}`, `${sent}0000`, '999999999', '2026-01-15T11:59:00'])(
    'is not reported by "%s", which is no time, and the notification is received all the same',
    async (time) => {
      expect(await received({ notifyType: 'PAYMENT_RESULT' }, time)).not.toHaveProperty('ageMs')
    },
  )
})

describe('a failed try of a session that ends at 12:00', () => {
  const failed = {
    notifyType: 'PAYMENT_RESULT',
    result: { resultCode: 'USER_BALANCE_NOT_ENOUGH', resultStatus: 'F' },
    paymentRequestId: 'order_1',
    paymentId: 'try_1',
    metadata: '{"paystate":{"session":{"expiresAt":"2026-01-15T12:00:00Z"}}}',
  }

  it.each([
    ['11:59', 'requires_action'],
    ['12:02', 'failed'],
  ])('told at %s, by the time of its message, leaves the payment %s', async (time, status) => {
    const { observations } = await received(failed, `2026-01-15T${time}:00Z`)

    expect(observations).toMatchObject([{ via: 'push', payment: { status } }])
  })
})

describe('what a notification names', () => {
  it('is every name it carries, and no other', async () => {
    const { hints } = await received({ notifyType: 'PAYMENT_RESULT', paymentId: 'p_1' })

    expect(hints).toStrictEqual([
      {
        account: antom.account,
        event: 'PAYMENT_RESULT',
        recognized: true,
        paymentId: 'p_1',
      },
    ])
  })

  it('is reported without a word where it has none', async () => {
    const { hints, observations } = await received({ paymentId: 'p_1' })

    expect(observations).toEqual([])
    expect(hints).toStrictEqual([
      { account: antom.account, event: '', recognized: false, paymentId: 'p_1' },
    ])
  })

  it.each([
    ['a dispute’s word where a payment’s belongs', { notifyType: 'DISPUTE_CREATED' }],
    ['a new word of disputes', { disputeNotificationType: 'DISPUTE_PONDERED' }],
    ['no word', {}],
  ])('is a dispute of an unknown kind by its id and %s', async (_what, fields) => {
    const { hints, observations } = await received({ ...fields, disputeId: 'd_1' })

    expect(hints).toMatchObject([{ recognized: false, disputeId: 'd_1' }])
    expect(observations).toMatchObject([
      { needsRead: true, disputes: [{ id: 'd_1', status: 'open', moneyTaken: 'not_reported' }] },
    ])
  })

  it.each([
    [{ paymentId: 'p_1', paymentRequestId: 'order_1' }, 'dispute_of_p_1'],
    [{ paymentRequestId: 'order_1' }, 'dispute_of_order_1'],
    [{}, 'dispute_of_payment'],
  ])('is the dispute of a payment where it has no id: %o', async (names, id) => {
    const { observations } = await received({
      disputeNotificationType: 'DISPUTE_CREATED',
      ...names,
    })

    expect(observations).toMatchObject([{ disputes: [{ id, status: 'open' }] }])
  })
})

describe('a notification without a result', () => {
  it.each(['PAYMENT_RESULT', 'PAYMENT_PENDING', 'CAPTURE_RESULT', 'REFUND_RESULT'])(
    'of kind %s is received and ends nothing',
    async (notifyType) => {
      const { observations } = await received({
        notifyType,
        paymentRequestId: 'order_1',
        refundRequestId: 'refund_1',
        captureRequestId: 'capture_1',
      })

      expect(observations.map((one) => one.payment?.status ?? 'not reported')).not.toContain(
        'captured',
      )
      expect(observations).toHaveLength(1)
    },
  )
})

it.each([
  ['S', 'succeeded'],
  ['F', 'failed'],
  ['U', undefined],
  ['X', undefined],
] as const)('reads a capture whose result is %s as %s', async (resultStatus, status) => {
  const { observations } = await received({
    notifyType: 'CAPTURE_RESULT',
    result: { resultCode: 'ANY', resultStatus, resultMessage: '' },
    captureId: 'c_1',
    paymentId: 'p_1',
  })

  expect(observations.map(({ captures = [] }) => captures[0]?.status)).toEqual([status])
  expect(observations[0]?.needsRead).toBe(true)
})

it.each([
  ['S', 'SUCCESS', 'succeeded', undefined],
  ['F', 'FAIL', 'failed', undefined],
  ['F', 'SUCCESS', 'processing', true],
  ['S', 'FAIL', 'processing', true],
] as const)(
  'reads a refund whose result is %s and whose status is %s as %s',
  async (resultStatus, refundStatus, status, needsRead) => {
    const { observations } = await received({
      notifyType: 'REFUND_RESULT',
      result: { resultCode: 'ANY', resultStatus, resultMessage: '' },
      refundId: 'r_1',
      refundStatus,
    })

    expect(observations.map(({ refunds = [] }) => refunds[0]?.status)).toEqual([status])
    expect(observations[0]?.needsRead).toBe(needsRead)
  },
)

it('reads a pending payment by a word that it knows', async () => {
  const { observations } = await received({
    notifyType: 'PAYMENT_PENDING',
    result: SUCCESS,
    paymentRequestId: 'order_1',
  })

  expect(observations).toMatchObject([
    { payment: { status: 'processing', providerStatus: { value: 'PENDING', recognized: true } } },
  ])
})

it('asks to be sent again by a status that every proxy understands, in JSON', async () => {
  const { acknowledge: accept, requestRedelivery: again } = await received({
    notifyType: 'PAYMENT_RESULT',
  })

  expect(again().status).toBe(503)
  for (const response of [accept(), again()]) {
    expect(response.headers.get('content-type')).toBe('application/json; charset=UTF-8')
  }
})

it('hands out the token of a card by one call alone', async () => {
  const delivery = await received({
    notifyType: 'PAYMENT_RESULT',
    result: SUCCESS,
    paymentRequestId: 'order_1',
    paymentResultInfo: { cardToken: 'tok_secret', cardBrand: 'VISA' },
  })
  const [observation] = delivery.observations
  if (!observation) throw new Error('nothing was observed')

  expect(cardTokenOf({ observation })).toBe('tok_secret')
  expect(JSON.stringify(delivery)).not.toContain('tok_secret')
})

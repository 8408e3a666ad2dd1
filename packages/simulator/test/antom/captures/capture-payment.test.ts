import { describe, expect, it } from 'vitest'
import { byCard, CNY, connected } from '../merchant.ts'

const DAY = 24 * 60 * 60_000
const code = ({ result }: { result: { resultCode: string } }) => result.resultCode

describe('automatic capture', () => {
  it('captures the whole some seconds later, under the payment’s own request id', async () => {
    const { paidPayment, inquire, antom } = connected()
    const paymentId = await paidPayment(byCard('AUTOMATIC'))

    await antom.clock.advance(2_999)
    expect(await inquire({ paymentId })).not.toHaveProperty('transactions')
    await antom.clock.advance(1)

    expect(await inquire({ paymentId })).toMatchObject({
      paymentStatus: 'SUCCESS',
      authExpiryTime: '2026-01-22T04:00:00-08:00',
      transactions: [
        {
          transactionType: 'CAPTURE',
          transactionRequestId: 'REQ_1',
          transactionStatus: 'SUCCESS',
          transactionAmount: CNY('1314'),
          transactionTime: '2026-01-15T04:00:03-08:00',
        },
      ],
    })
    expect(antom.ledger.capturedOf(paymentId)).toBe(1314)
  })

  it('is the default of a card', async () => {
    const { paidPayment, antom } = connected()
    const paymentId = await paidPayment({ paymentMethod: { paymentMethodType: 'CARD' } })
    await antom.clock.advance(3_000)

    expect(antom.ledger.capturedOf(paymentId)).toBe(1314)
  })

  it('tells PAYMENT_RESULT, which is the authorization, and then CAPTURE_RESULT', async () => {
    const { paidPayment, endpoint, antom } = connected()
    await paidPayment(byCard('AUTOMATIC'))

    await antom.clock.advance(3_000)

    expect(endpoint.received.map(({ fields }) => fields.notifyType)).toEqual([
      'PAYMENT_RESULT',
      'CAPTURE_RESULT',
    ])
    expect(endpoint.received[1]?.fields).toMatchObject({
      captureRequestId: 'REQ_1',
      captureId: expect.any(String),
      captureAmount: CNY('1314'),
      captureTime: '2026-01-15T04:00:03-08:00',
      result: { resultStatus: 'S' },
    })
  })

  it('does not come after a cancel', async () => {
    const { paidPayment, call, antom } = connected()
    const paymentId = await paidPayment(byCard('AUTOMATIC'))

    await call('cancel', { paymentId })
    await antom.clock.advance(DAY)

    expect(antom.ledger.capturedOf(paymentId)).toBe(0)
  })
})

describe('manual capture', () => {
  async function authorized() {
    const merchant = connected()
    const paymentId = await merchant.paidPayment(byCard('MANUAL'))
    const capture = (captureRequestId: string, value: string, more: object = {}) =>
      merchant.call('capture', {
        captureRequestId,
        paymentId,
        captureAmount: CNY(value),
        ...more,
      })
    return { ...merchant, paymentId, capture }
  }

  it('captures in parts, and no more than was authorized', async () => {
    const { capture, antom, paymentId } = await authorized()

    const first = await capture('C_1', '1000')

    expect(first).toMatchObject({
      result: { resultStatus: 'S' },
      captureRequestId: 'C_1',
      captureId: expect.any(String),
      captureAmount: CNY('1000'),
      captureTime: '2026-01-15T04:00:00-08:00',
    })
    expect(code(await capture('C_2', '315'))).toBe('CAPTURE_AMOUNT_EXCEED_AUTH_LIMIT')
    expect(code(await capture('C_3', '314'))).toBe('SUCCESS')
    expect(antom.ledger.capturedOf(paymentId)).toBe(1314)
  })

  it('answers a replay the same, and another amount with REPEAT_REQ_INCONSISTENT', async () => {
    const { capture, antom, paymentId } = await authorized()
    const first = await capture('C_1', '500')

    expect(await capture('C_1', '500')).toEqual(first)
    expect(code(await capture('C_1', '501'))).toBe('REPEAT_REQ_INCONSISTENT')
    expect(antom.ledger.capturedOf(paymentId)).toBe(500)
  })

  it('captures no more after the last capture', async () => {
    const { capture } = await authorized()

    await capture('C_1', '1000', { isLastCapture: 'true' })

    expect(code(await capture('C_2', '1'))).toBe('CAPTURE_AMOUNT_EXCEED_AUTH_LIMIT')
  })

  it('ends later with CAPTURE_IN_PROCESS, and takes the money then', async () => {
    const { capture, antom, paymentId, inquire } = await authorized()
    antom.bank.holdNext('capture')

    const answer = await capture('C_1', '1314')

    expect(answer.result).toMatchObject({ resultCode: 'CAPTURE_IN_PROCESS', resultStatus: 'U' })
    expect(answer).not.toHaveProperty('captureTime')
    expect(antom.ledger.capturedOf(paymentId)).toBe(0)
    expect(await inquire({ paymentId })).toMatchObject({
      transactions: [
        {
          transactionStatus: 'PROCESSING',
          transactionResult: { resultCode: 'PAYMENT_IN_PROCESS', resultStatus: 'U' },
        },
      ],
    })
    await antom.clock.advance(60_000)
    expect(antom.ledger.capturedOf(paymentId)).toBe(1314)
    expect(code(await capture('C_1', '1314'))).toBe('SUCCESS')
  })

  it('reserves the amount of a capture that is under way', async () => {
    const { capture, antom } = await authorized()
    antom.bank.holdNext('capture')
    await capture('C_1', '1000')

    expect(code(await capture('C_2', '315'))).toBe('CAPTURE_AMOUNT_EXCEED_AUTH_LIMIT')
  })

  it('can be captured again after a capture failed', async () => {
    const { capture, antom, paymentId, inquire, endpoint, settle } = await authorized()
    antom.bank.holdNext('capture')
    await capture('C_1', '1314', { isLastCapture: true })
    await antom.bank.failCapture('C_1')
    await settle()

    expect(await inquire({ paymentId })).toMatchObject({
      transactions: [
        { transactionStatus: 'FAIL', transactionResult: { resultCode: 'PROCESS_FAIL' } },
      ],
    })
    expect(endpoint.received.at(-1)?.fields).toMatchObject({
      notifyType: 'CAPTURE_RESULT',
      result: { resultStatus: 'F' },
    })
    expect(code(await capture('C_1', '1314'))).toBe('PROCESS_FAIL')
    expect(code(await capture('C_2', '1314'))).toBe('SUCCESS')
    expect(antom.ledger.capturedOf(paymentId)).toBe(1314)
  })

  it.each([
    ['unknown', { paymentId: 'NONE' }, 'ORDER_NOT_EXIST'],
    [
      'in another currency',
      { captureAmount: { currency: 'USD', value: '1' } },
      'CURRENCY_NOT_SUPPORT',
    ],
    ['without an amount', { captureAmount: undefined }, 'PARAM_ILLEGAL'],
  ])('is refused when it is %s', async (_, changes, expected) => {
    const { capture } = await authorized()

    expect(code(await capture('C_1', '1', changes))).toBe(expected)
  })

  it('is refused after a cancel, and for methods that take the money at once', async () => {
    const { capture, call, paymentId, paidPayment } = await authorized()
    const wallet = await paidPayment({ paymentRequestId: 'REQ_W' })
    await call('cancel', { paymentId })

    expect(code(await capture('C_1', '1'))).toBe('AUTH_CANCELLED')
    expect(code(await capture('C_2', '1', { paymentId: wallet }))).toBe(
      'PAYMENT_METHOD_NOT_SUPPORTED',
    )
  })

  it('is refused before the payer has paid', async () => {
    const { call, openPayment } = connected()
    const paymentId = await openPayment(byCard('MANUAL'))
    const fields = { captureRequestId: 'C_1', paymentId, captureAmount: CNY('1') }

    expect(code(await call('capture', fields))).toBe('ORDER_STATUS_INVALID')
  })
})

describe('after seven days', () => {
  it('cancels an authorization that was not captured', async () => {
    const { paidPayment, status, antom } = connected()
    const paymentId = await paidPayment(byCard('MANUAL'))

    await antom.clock.advance(7 * DAY - 1)
    expect(await status(paymentId)).toBe('SUCCESS')
    await antom.clock.advance(1)

    expect(await status(paymentId)).toBe('CANCELLED')
    expect(antom.ledger.entries(paymentId).at(-1)).toMatchObject({
      kind: 'released',
      amount: { minorUnits: 1314 },
    })
  })

  it('keeps what was captured, and releases the rest', async () => {
    const { paidPayment, call, status, antom } = connected()
    const paymentId = await paidPayment(byCard('MANUAL'))
    const capture = (captureRequestId: string, value: string) =>
      call('capture', { captureRequestId, paymentId, captureAmount: CNY(value) })
    await capture('C_1', '1000')

    await antom.clock.advance(7 * DAY)

    expect(await status(paymentId)).toBe('SUCCESS')
    expect(antom.ledger.entries(paymentId).at(-1)).toMatchObject({
      kind: 'released',
      amount: { minorUnits: 314 },
    })
    expect(code(await capture('C_2', '1'))).toBe('AUTH_EXPIRED')
  })
})

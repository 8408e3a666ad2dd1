import { expect, it } from 'vitest'
import { byCard, CNY, connected, payFields } from '../merchant.ts'

const USD = (value: string) => ({ currency: 'USD', value })
const QUOTED = {
  grossSettlementAmount: USD('184'), // 1314 × 0.14 = 183.96
  settlementQuote: {
    guaranteed: true,
    quoteCurrencyPair: 'CNY/USD',
    quotePrice: 0.14,
    quoteId: expect.any(String),
    quoteStartTime: '2026-01-15T04:00:00-08:00',
    quoteExpiryTime: '2026-01-16T04:00:00-08:00',
  },
}

it('tells what is settled at a locked rate: by inquiry, notification and refund', async () => {
  const { paidPayment, inquire, call, endpoint, settle } = connected({
    lockedRates: { 'CNY/USD': 0.14 },
  })
  const paymentId = await paidPayment({ order: { ...payFields().order } })
  const refund = { refundRequestId: 'R_1', paymentId, refundAmount: CNY('100') }
  const refundNotifyUrl = 'https://shop.example/refunds'
  const refunded = await call('refund', { ...refund, refundNotifyUrl })
  await settle()

  expect(await inquire({ paymentId })).toMatchObject(QUOTED)
  expect(endpoint.received[0]?.fields).toMatchObject(QUOTED)
  const ofRefund = { grossSettlementAmount: USD('14'), settlementQuote: { quotePrice: 0.14 } }
  expect(refunded).toMatchObject(ofRefund)
  expect(await call('inquiryRefund', { refundRequestId: 'R_1' })).toMatchObject(ofRefund)
  expect(endpoint.received.at(-1)?.fields).toMatchObject({
    notifyType: 'REFUND_RESULT',
    ...ofRefund,
  })
})

it('shifts the decimals between the two currencies', async () => {
  const { paidPayment, inquire } = connected({ lockedRates: { 'CNY/JPY': 22, 'JPY/USD': 0.0064 } })
  const inYen = await paidPayment({ settlementStrategy: { settlementCurrency: 'JPY' } })
  const fromYen = await paidPayment({
    paymentRequestId: 'REQ_2',
    paymentAmount: { currency: 'JPY', value: '5000' },
  })

  expect((await inquire({ paymentId: inYen })).grossSettlementAmount).toEqual({
    currency: 'JPY',
    value: '289', // 13.14 × 22 = 289.08
  })
  expect((await inquire({ paymentId: fromYen })).grossSettlementAmount).toEqual(USD('3200'))
})

it('tells no rate that is not locked, and none before the payment', async () => {
  const without = connected()
  const open = connected({ lockedRates: { 'CNY/USD': 0.14 } })

  for (const answer of [
    await without.inquire({ paymentId: await without.paidPayment() }),
    await open.inquire({ paymentId: await open.openPayment() }),
  ]) {
    expect(answer).not.toHaveProperty('grossSettlementAmount')
    expect(answer).not.toHaveProperty('settlementQuote')
  }
})

it('tells the discount of a wallet, in each of its two spellings', async () => {
  const { openPayment, inquire, antom, endpoint, settle } = connected()
  const paymentId = await openPayment()
  await antom.payer.pay(paymentId, { discount: 114 })
  await settle()

  const promotions = [
    {
      promotionType: 'DISCOUNT',
      discount: { discountName: 'Simulated discount', savingsAmount: CNY('114') },
    },
  ]
  expect((await inquire({ paymentId })).promotionResults).toEqual(promotions)
  expect(endpoint.received[0]?.fields.promotionResult).toEqual(promotions)
  expect(endpoint.received[0]?.fields).not.toHaveProperty('promotionResults')
  expect(antom.ledger.capturedOf(paymentId)).toBe(1314)
})

it('tells accounts of the orchestration who processed it, and others not', async () => {
  const orchestrated = connected({ isOrchestrated: true })
  const plain = connected()
  const paid = async ({ paidPayment, inquire, antom }: typeof plain) => {
    const paymentId = await paidPayment(byCard('AUTOMATIC'))
    await antom.clock.advance(3000)
    return inquire({ paymentId })
  }

  const told = await paid(orchestrated)

  expect(told).toMatchObject({
    acquirerInfo: { acquirerName: 'SIMULATED', referenceRequestId: 'REQ_1' },
    acquirerReferenceNo: expect.stringMatching(/^\d{12}$/),
    actualPaymentAmount: CNY('1314'),
    cardInfo: { cardBrand: 'VISA' },
    paymentMethodType: 'CARD',
    paymentRedirectUrl: 'https://shop.example/return',
    transactions: [{ transactionType: 'CAPTURE', acquirerInfo: { acquirerResultCode: 'SUCCESS' } }],
  })
  expect(orchestrated.endpoint.received.map(({ fields }) => fields.acquirerInfo)).toEqual([
    expect.any(Object),
    expect.any(Object),
  ])
  for (const name of ['acquirerInfo', 'actualPaymentAmount', 'cardInfo']) {
    expect(await paid(plain)).not.toHaveProperty(name)
  }
})

it('tells what Alipay declares to customs, where the order asks for it', async () => {
  const { paidPayment, inquire } = connected()
  const order = { ...payFields().order, needDeclaration: true }
  const declared = await paidPayment({ order })
  const other = await paidPayment({
    order,
    paymentRequestId: 'REQ_2',
    paymentMethod: { paymentMethodType: 'TEST_WALLET' },
  })

  expect((await inquire({ paymentId: declared })).customsDeclarationAmount).toEqual(CNY('1314'))
  expect(await inquire({ paymentId: other })).not.toHaveProperty('customsDeclarationAmount')
})

it('tells the number by which a card’s bank finds a refund', async () => {
  const { paidPayment, call, antom } = connected()
  const paymentId = await paidPayment(byCard('AUTOMATIC'))
  await antom.clock.advance(3000)
  await call('refund', { refundRequestId: 'R_1', paymentId, refundAmount: CNY('100') })

  expect(await call('inquiryRefund', { refundRequestId: 'R_1' })).toMatchObject({
    arn: expect.stringMatching(/^74\d{21}$/),
    rrn: expect.stringMatching(/^\d{12}$/),
  })
})

it('tells the store of several that one client id has', async () => {
  const { openPayment, inquire } = connected()
  const paymentId = await openPayment({ merchantAccountId: '2188234232' })

  expect((await inquire({ paymentId })).merchantAccountId).toBe('2188234232')
})

import { expect, it } from 'vitest'
import { CNY, connected, payFields } from '../merchant.ts'

it('answers a redirect payment with U, where to go, and HTTP 200', async () => {
  const { pay, antom } = connected()

  const answer = await pay()

  expect(answer).toMatchObject({
    result: { resultCode: 'PAYMENT_IN_PROCESS', resultStatus: 'U' },
    paymentRequestId: 'REQ_1',
    paymentId: expect.stringMatching(/^20260115\d{27}$/),
    paymentAmount: { currency: 'CNY', value: '1314' },
    paymentCreateTime: '2026-01-15T04:00:00-08:00',
    redirectActionForm: {
      actionFormType: 'RedirectActionForm',
      method: 'GET',
      redirectUrl: answer.normalUrl,
    },
  })
  expect(answer.normalUrl).toBe(
    `https://antom.simulator.invalid/antom/checkout/${answer.paymentId}`,
  )
  expect(antom.ledger.paymentsOf('REQ_1')).toEqual([answer.paymentId])
})

it.each([
  ['ALIPAY_CN', 'CNY', '1314'],
  ['ALIPAY_HK', 'HKD', '1'],
  ['GCASH', 'PHP', '100'],
  ['KAKAOPAY', 'KRW', '50'],
  ['DANA', 'IDR', '30000'],
  ['TNG', 'MYR', '5'],
  ['TRUEMONEY', 'THB', '100'],
  ['JKOPAY', 'TWD', '100'],
])('takes %s with its least amount', async (paymentMethodType, currency, value) => {
  const { pay } = connected()
  const answer = await pay({
    paymentMethod: { paymentMethodType },
    paymentAmount: { currency, value },
  })

  expect(answer.result.resultCode).toBe('PAYMENT_IN_PROCESS')
})

it.each([
  [
    'a currency whose decimals are not documented',
    { paymentAmount: { currency: 'KWD', value: '1000' } },
    'CURRENCY_NOT_SUPPORT',
  ],
  [
    'a method in a currency it does not take',
    { paymentMethod: { paymentMethodType: 'GCASH' } },
    'NO_PAY_OPTIONS',
  ],
  ['a method nobody knows', { paymentMethod: { paymentMethodType: 'ALIPAY' } }, 'NO_PAY_OPTIONS'],
  [
    'less than the least amount',
    {
      paymentMethod: { paymentMethodType: 'GCASH' },
      paymentAmount: { currency: 'PHP', value: '99' },
    },
    'PARAM_ILLEGAL',
  ],
  [
    'rupiah that do not end in 00',
    {
      paymentMethod: { paymentMethodType: 'DANA' },
      paymentAmount: { currency: 'IDR', value: '30050' },
    },
    'PARAM_ILLEGAL',
  ],
  [
    'JKOPay in parts of a dollar',
    {
      paymentMethod: { paymentMethodType: 'JKOPAY' },
      paymentAmount: { currency: 'TWD', value: '150' },
    },
    'PARAM_ILLEGAL',
  ],
  [
    'Octopus in parts of ten cents',
    {
      paymentMethod: { paymentMethodType: 'OCTOPUS' },
      paymentAmount: { currency: 'HKD', value: '15' },
    },
    'PARAM_ILLEGAL',
  ],
  ['an expiry that has passed', { paymentExpiryTime: '2026-01-15T11:59:59Z' }, 'PARAM_ILLEGAL'],
  [
    'a settlement that is not in the contract',
    { settlementStrategy: { settlementCurrency: 'EUR' } },
    'SETTLE_CONTRACT_NOT_MATCH',
  ],
])('refuses %s, and makes no payment', async (_, changes, code) => {
  const { pay, inquire } = connected({ settlementCurrencies: ['USD'] })

  expect((await pay(changes)).result).toMatchObject({ resultCode: code, resultStatus: 'F' })
  expect((await inquire({ paymentRequestId: 'REQ_1' })).result.resultCode).toBe('ORDER_NOT_EXIST')
})

const without = (name: string) =>
  Object.fromEntries(Object.entries(payFields()).filter(([field]) => field !== name))

it.each([
  'productCode',
  'paymentRequestId',
  'order',
  'paymentAmount',
  'paymentMethod',
  'paymentRedirectUrl',
  'env',
])('asks for %s', async (name) => {
  const { call } = connected()

  expect((await call('pay', without(name))).result.resultCode).toBe('PARAM_ILLEGAL')
})

it.each([
  ['paymentRequestId over 64', { paymentRequestId: 'R'.repeat(65) }],
  [
    'paymentRedirectUrl over 2048',
    { paymentRedirectUrl: `https://shop.example/${'x'.repeat(2048)}` },
  ],
  ['paymentRedirectUrl that is no URL', { paymentRedirectUrl: 'shop' }],
  [
    'orderDescription over 256',
    { order: { referenceOrderId: 'O', orderDescription: 'd'.repeat(257), orderAmount: CNY('1') } },
  ],
  [
    'referenceOrderId over 64',
    { order: { referenceOrderId: 'O'.repeat(65), orderDescription: 'd', orderAmount: CNY('1') } },
  ],
  [
    'more than 100 goods',
    {
      order: {
        referenceOrderId: 'O',
        orderDescription: 'd',
        orderAmount: CNY('1'),
        goods: Array(101).fill({}),
      },
    },
  ],
  ['an amount of zero', { paymentAmount: CNY('0') }],
  ['an amount with decimals', { paymentAmount: CNY('13.14') }],
  ['an amount of more than 16 digits', { paymentAmount: CNY('12345678901234567') }],
  ['a negative amount', { paymentAmount: { currency: 'CNY', value: -5 } }],
  ['a terminal nobody has', { env: { terminalType: 'TV' } }],
  ['a phone that does not say which', { env: { terminalType: 'WAP' } }],
  ['an expiry that is no time', { paymentExpiryTime: 'tomorrow' }],
])('answers %s with a signed PARAM_ILLEGAL', async (_, changes) => {
  const { pay } = connected()

  expect((await pay(changes)).result.resultCode).toBe('PARAM_ILLEGAL')
})

it('takes the value of an amount as a number too, and answers a string', async () => {
  const { pay } = connected()

  expect((await pay({ paymentAmount: { currency: 'CNY', value: 1314 } })).paymentAmount).toEqual({
    currency: 'CNY',
    value: '1314',
  })
})

it('takes the device of the payer inside the order, as older clients send it', async () => {
  const { pay } = connected()
  const { order } = payFields()

  expect(
    (await pay({ env: undefined, order: { ...order, env: { terminalType: 'WEB' } } })).result,
  ).toMatchObject({ resultStatus: 'U' })
})

it('ignores fields it does not know, and optional ones that are null', async () => {
  const { pay } = connected()
  const answer = await pay({ paymentNotifyUrl: null, settlementStrategy: null, hat: 'red' })

  expect(answer.result.resultStatus).toBe('U')
})

it('tells the code of a method whose payer scans one, and no inquiry tells it again', async () => {
  const { pay, inquire } = connected()
  const answer = await pay({
    paymentMethod: { paymentMethodType: 'PIX' },
    paymentAmount: { currency: 'BRL', value: '100' },
  })

  expect(answer.orderCodeForm).toEqual({
    expireTime: '2026-01-15T04:14:00-08:00',
    codeDetails: [{ codeValue: answer.normalUrl, displayType: 'TEXT' }],
  })
  expect(await inquire({ paymentRequestId: 'REQ_1' })).not.toHaveProperty('orderCodeForm')
})

it('tells the links of an app to a payer on a phone', async () => {
  const { pay } = connected()
  const onPhone = await pay({ env: { terminalType: 'WAP', osType: 'ANDROID' } })
  const elsewhere = await pay({ paymentRequestId: 'REQ_2' })

  expect(onPhone).toMatchObject({
    schemeUrl: expect.stringMatching(/^simulatedwallet:/),
    applinkUrl: onPhone.normalUrl,
  })
  expect(elsewhere).not.toHaveProperty('schemeUrl')
})

it('charges a tied wallet at once', async () => {
  const { pay, antom } = connected()
  const answer = await pay({
    productCode: 'AGREEMENT_PAYMENT',
    paymentMethod: { paymentMethodType: 'ALIPAY_CN', paymentMethodId: 'token' },
  })

  expect(answer).toMatchObject({
    result: { resultCode: 'SUCCESS', resultStatus: 'S' },
    paymentTime: '2026-01-15T04:00:00-08:00',
  })
  expect(antom.ledger.capturedOf(String(answer.paymentId))).toBe(1314)
})

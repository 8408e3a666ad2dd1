import { describe, expect, it } from 'vitest'
import { connect, FIRST, order, WEBHOOK_URL } from '../support/connected.ts'

/** The body that leaves for a payment, as the provider parses it. */
async function sentFor(
  input: Readonly<Record<string, unknown>>,
  config?: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const { antom, sent } = connect(config && { config })
  const outcome = await antom.createPayment(order('order_1', input), FIRST)
  if (outcome.kind === 'not_applied') throw outcome.error
  return sent[0]?.json()
}

describe('what is sent for a payment', () => {
  it('is the least that a wallet needs, word for word', async () => {
    expect(await sentFor({})).toEqual({
      productCode: 'CASHIER_PAYMENT',
      paymentRequestId: 'order_1',
      order: {
        referenceOrderId: 'order_1',
        orderDescription: 'Cappuccino',
        orderAmount: { currency: 'PHP', value: '1314' },
      },
      paymentAmount: { currency: 'PHP', value: '1314' },
      paymentMethod: { paymentMethodType: 'GCASH' },
      settlementStrategy: { settlementCurrency: 'USD' },
      env: { terminalType: 'WEB' },
      paymentRedirectUrl: 'https://shop.example/return?paystate_reference=order_1',
      paymentNotifyUrl: WEBHOOK_URL,
    })
  })

  it('carries order, buyer, goods, shipping, device and regions where they are given', async () => {
    const body = await sentFor({
      orderReference: 'ORDER_7',
      expiresAt: '2026-01-15T13:05:00+01:00',
      webhookUrl: 'https://shop.example/other',
      payer: {
        id: 'b-1',
        email: 'a@b.example',
        name: { first: 'A', last: 'B' },
        ip: '203.0.113.7',
        device: { kind: 'mobile_browser', system: 'android', userAgent: 'UA' },
      },
      extra: {
        buyerPhone: '+31612345678',
        goods: [{ referenceGoodsId: 'g-1', goodsName: 'Coffee', goodsQuantity: '2' }],
        shipping: { name: { firstName: 'A' }, address: { region: 'NL', city: 'Utrecht' } },
        device: { language: 'nl', colorDepth: 24, timeZoneOffset: -60 },
        merchantRegion: 'NL',
        userRegion: 'PH',
        installments: 3,
        metadata: { cart: '7' },
      },
    })

    expect(body).toMatchObject({
      order: {
        referenceOrderId: 'ORDER_7',
        buyer: {
          referenceBuyerId: 'b-1',
          buyerEmail: 'a@b.example',
          buyerName: { firstName: 'A', lastName: 'B' },
          buyerPhoneNo: '+31612345678',
        },
        goods: [{ referenceGoodsId: 'g-1', goodsName: 'Coffee', goodsQuantity: '2' }],
        shipping: { shippingName: { firstName: 'A' }, shippingAddress: { region: 'NL' } },
      },
      env: {
        terminalType: 'WAP',
        osType: 'ANDROID',
        clientIp: '203.0.113.7',
        browserInfo: { userAgent: 'UA', language: 'nl' },
        colorDepth: 24,
        timeZoneOffset: -60,
      },
      paymentExpiryTime: '2026-01-15T12:05:00Z',
      paymentNotifyUrl: 'https://shop.example/other',
      merchantRegion: 'NL',
      userRegion: 'PH',
      creditPayPlan: { installmentNum: '3' },
      metadata: '{"cart":"7"}',
    })
  })

  it('is signed as it leaves, in any script', async () => {
    expect(await sentFor({ description: 'Kaffee – 咖啡 ☕' })).toMatchObject({
      order: { orderDescription: 'Kaffee – 咖啡 ☕' },
    })
  })

  it("has the payment's own fields laid over the configuration's", async () => {
    const body = await sentFor(
      { extra: { paymentMethodType: 'KAKAOPAY' }, amount: { currency: 'KRW', minorUnits: 5000 } },
      { defaults: { paymentMethodType: 'GCASH', settlementCurrency: 'EUR', terminalType: 'WEB' } },
    )

    expect(body).toMatchObject({
      paymentMethod: { paymentMethodType: 'KAKAOPAY' },
      settlementStrategy: { settlementCurrency: 'EUR' },
      paymentAmount: { currency: 'KRW', value: '5000' },
    })
  })

  it('is the same for the same input', () => {
    const { antom } = connect()

    expect(antom.prepare.createPayment(order('order_1'))).toEqual(
      antom.prepare.createPayment(order('order_1')),
    )
  })
})

describe('what is sent for the rest', () => {
  it('names what Antom needs to find it', async () => {
    const { antom, sent } = connect({ config: { merchantAccountId: 'store1' } })
    const payment = { account: antom.account, id: 'p_1' }
    const amount = { currency: 'PHP', minorUnits: 300 }

    await antom.refundPayment({ reference: 'r_1', payment, amount, reason: 'late' }, FIRST)
    await antom.capturePayment({ reference: 'c_1', payment, amount, final: true }, FIRST)
    await antom.cancelPayment({ reference: 'x_1', payment, ifPaid: 'reverse' }, FIRST)
    const bodies: unknown[] = []
    for (const request of sent) bodies.push(await request.json())

    expect(bodies).toEqual([
      {
        refundRequestId: 'r_1',
        paymentId: 'p_1',
        refundAmount: { currency: 'PHP', value: '300' },
        refundReason: 'late',
        refundNotifyUrl: WEBHOOK_URL,
      },
      {
        captureRequestId: 'c_1',
        paymentId: 'p_1',
        captureAmount: { currency: 'PHP', value: '300' },
        isLastCapture: true,
      },
      { paymentId: 'p_1', merchantAccountId: 'store1' },
    ])
  })
})

describe('facts about a payer', () => {
  it.each([
    ['a&b@x.example', 'a&b@x.example'],
    ['user@münchen.example', 'user@xn--mnchen-3ya.example'],
    ['user@shop.xn--p1ai', 'user@shop.xn--p1ai'],
    [`${'a'.repeat(60)}@shop.example`, undefined],
    ['no address', undefined],
  ])('an e-mail address %s is sent as %s', async (email, sent) => {
    const body = await sentFor({ payer: { id: 'b-1', email } })

    expect(body).toHaveProperty('order.buyer', {
      referenceBuyerId: 'b-1',
      ...(sent !== undefined && { buyerEmail: sent }),
    })
  })

  it.each([
    ['nl_NL_formal', 'nl_NL'],
    ['en-GB', 'en_GB'],
    ['fr', undefined],
    ['zh-Hant-TW', 'zh_TW'],
    ['?', undefined],
  ])('a locale %s is sent to the hosted page as %s', async (locale, sent) => {
    const body = await sentFor({ payer: { locale }, extra: { checkout: 'hosted' } })

    if (sent === undefined) expect(body).not.toHaveProperty('locale')
    else expect(body).toHaveProperty('locale', sent)
  })

  it('leave out what cannot be used, and are never a reason to refuse', async () => {
    const half = '😀'.slice(0, 1)
    const body = await sentFor({
      payer: { name: { first: 'a'.repeat(33), last: 'B' }, ip: 'unknown' },
      extra: {
        buyerPhone: '1'.repeat(30),
        device: { timeZoneOffset: -780, colorDepth: '24', language: `en${half}` },
        shipping: {
          address: { region: 'New Zealand', city: 'Wellington' },
          email: 'nowhere',
          carrier: 'Post',
        },
      },
    })

    expect(body).toHaveProperty('order.buyer', { buyerName: { lastName: 'B' } })
    expect(body).toHaveProperty('order.shipping', { shippingCarrier: 'Post' })
    expect(body).toHaveProperty('env', { terminalType: 'WEB' })
  })

  it('may be null, which is none', async () => {
    const none = await sentFor({ payer: null, extra: { shipping: null, device: null } })
    const shipping = { name: null, address: null, carrier: 'Post' }
    const some = await sentFor({ extra: { shipping } })

    expect(none).not.toHaveProperty('order.shipping')
    expect(none).not.toHaveProperty('order.buyer')
    expect(some).toHaveProperty('order.shipping', { shippingCarrier: 'Post' })
  })
})

describe('the device of a payer', () => {
  it.each([
    [
      { kind: 'mobile_browser', system: 'ios' },
      { terminalType: 'WAP', osType: 'IOS' },
    ],
    [
      { kind: 'app', system: 'android' },
      { terminalType: 'APP', osType: 'ANDROID' },
    ],
    [{ kind: 'mobile_browser' }, { terminalType: 'WEB' }],
    [{ kind: 'app', system: 'harmony' }, { terminalType: 'WEB' }],
    [{ kind: 'fridge' }, { terminalType: 'WEB' }],
  ])('%o is sent as %o', async (device, env) => {
    expect(await sentFor({ payer: { device } })).toHaveProperty('env', env)
  })
})

describe('what only some merchants send', () => {
  it('is the merchant behind the order, unit prices and data of the method', async () => {
    const merchant = { referenceMerchantId: 'm-1', merchantMCC: '5411' }
    const body = await sentFor({
      extra: {
        merchant,
        goods: [
          {
            referenceGoodsId: 'g-1',
            goodsName: 'Coffee',
            goodsUnitAmount: { currency: 'PHP', minorUnits: 657 },
          },
        ],
        paymentMethodMetaData: { blikCode: '123456' },
      },
    })

    expect(body).toMatchObject({
      order: {
        merchant,
        goods: [{ goodsUnitAmount: { currency: 'PHP', value: '657' } }],
      },
      paymentMethod: { paymentMethodMetaData: { blikCode: '123456' } },
    })
  })
})

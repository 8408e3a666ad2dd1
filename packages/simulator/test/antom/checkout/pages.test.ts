import { expect, it } from 'vitest'
import { connected } from '../merchant.ts'

const HOST = 'https://antom.simulator.invalid'
const choose = (path: string, fields: Record<string, string>) =>
  new Request(`${HOST}${path}`, { method: 'POST', body: new URLSearchParams(fields) })

async function opened(changes: object = {}) {
  const merchant = connected()
  const answer = await merchant.pay(changes)
  const url = String(answer.normalUrl)
  return {
    ...merchant,
    url,
    path: new URL(url).pathname,
    paymentId: String(answer.paymentId),
  }
}

it('shows what is to be paid, and to whom it does not go', async () => {
  const { antom, url } = await opened()

  const response = await antom.fetch(new Request(url))
  const page = await response.text()

  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(page).toContain('CNY 13.14')
  expect(page).toContain('Cappuccino')
  expect(page).toContain('No money moves')
  expect(page.match(/<button/g)).toHaveLength(4)
})

it('writes amounts with the decimals of their currency', async () => {
  const { antom, url } = await opened({
    paymentMethod: { paymentMethodType: 'KAKAOPAY' },
    paymentAmount: { currency: 'KRW', value: '5000' },
  })

  expect(await (await antom.fetch(new Request(url))).text()).toContain('KRW 5000')
})

it('escapes what the merchant wrote', async () => {
  const { antom, url } = await opened({
    order: {
      referenceOrderId: 'O',
      orderDescription: '<script>alert(1)</script>',
      orderAmount: { currency: 'CNY', value: '1314' },
    },
  })

  expect(await (await antom.fetch(new Request(url))).text()).not.toContain('<script')
})

it.each([
  ['pay', 'SUCCESS'],
  ['fail', 'FAIL'],
  ['cancel', 'PROCESSING'],
  ['leave', 'PROCESSING'],
])('does "%s" and sends the payer back with 303 and no result', async (action, expected) => {
  const { antom, path, paymentId, status } = await opened()

  const response = await antom.fetch(choose(path, { action }))

  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toBe('https://shop.example/return')
  expect(await status(paymentId)).toBe(expected)
})

it('fails for the reason that was chosen', async () => {
  const { antom, path, inquire } = await opened()

  await antom.fetch(choose(path, { action: 'fail', reason: 'RISK_REJECT' }))

  expect(await inquire({ paymentRequestId: 'REQ_1' })).toMatchObject({
    paymentResultCode: 'RISK_REJECT',
  })
})

it('offers nothing once the payment has ended', async () => {
  const { antom, path, url, paymentId, status } = await opened()
  await antom.payer.pay(paymentId)

  const again = await antom.fetch(choose(path, { action: 'fail' }))

  expect(again.status).toBe(200)
  expect(await (await antom.fetch(new Request(url))).text()).toContain('This payment is paid.')
  expect(await status(paymentId)).toBe('SUCCESS')
})

it('leads through a hosted checkout: choose, fail, choose again, pay', async () => {
  const { call, antom, inquire } = connected()
  const { normalUrl } = await call('createPaymentSession', {
    productCode: 'CASHIER_PAYMENT',
    paymentRequestId: 'REQ_1',
    order: {
      referenceOrderId: 'O',
      orderDescription: 'headphones',
      orderAmount: { currency: 'USD', value: '1999' },
    },
    paymentAmount: { currency: 'USD', value: '1999' },
    paymentRedirectUrl: 'https://shop.example/return',
  })
  const session = new URL(String(normalUrl)).pathname
  const page = await (await antom.fetch(new Request(String(normalUrl)))).text()
  const follow = async (path: string, fields: Record<string, string>) =>
    new URL((await antom.fetch(choose(path, fields))).headers.get('location') ?? '', HOST)

  expect(page).toContain('USD 19.99')
  expect(page).toContain('<option value="CARD">')
  const first = await follow(session, { action: 'start', method: 'CARD' })
  const back = await follow(first.pathname, { action: 'fail' })
  expect(back.pathname).toBe(session)
  const second = await follow(back.pathname, { action: 'start', method: 'ALIPAY_CN' })
  const end = await follow(second.pathname, { action: 'pay' })

  expect(end.href).toBe('https://shop.example/return')
  expect(await inquire({ paymentRequestId: 'REQ_1' })).toMatchObject({ paymentStatus: 'SUCCESS' })
})

it('shows an expired checkout as such', async () => {
  const { call, antom } = connected()
  const { normalUrl } = await call('createPaymentSession', {
    productCode: 'CASHIER_PAYMENT',
    paymentRequestId: 'REQ_1',
    order: {
      referenceOrderId: 'O',
      orderDescription: 'headphones',
      orderAmount: { currency: 'USD', value: '1999' },
    },
    paymentAmount: { currency: 'USD', value: '1999' },
    paymentRedirectUrl: 'https://shop.example/return',
  })
  await antom.clock.advance(60 * 60_000)

  const page = await antom.fetch(new Request(String(normalUrl)))

  expect(await page.text()).toContain('This checkout has expired.')
})

it('answers a page that is not there with 404', async () => {
  const { antom } = connected()

  expect((await antom.fetch(new Request(`${HOST}/antom/checkout/none`))).status).toBe(404)
  expect((await antom.fetch(new Request(`${HOST}/antom/moon`))).status).toBe(404)
})

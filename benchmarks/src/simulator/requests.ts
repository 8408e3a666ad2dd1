import { sign } from 'node:crypto'
import { promisify } from 'node:util'
import { DEFAULT_MOLLIE_KEY } from '@paystate/simulator/mollie'
import { CLIENT_ID, KEYS, privateKeyOf } from '../servers/antom-keys.ts'

const MERCHANT_KEY = privateKeyOf(KEYS.merchant.privateKey)
const PATH = '/ams/sandbox/api/v1/payments/pay'
const signAside = promisify(sign)

/** A payment at Mollie, each with a key of its own. */
export function mollieCreate(index: number): Request {
  return new Request('https://api.mollie.com/v2/payments', {
    method: 'POST',
    headers: {
      authorization: `Bearer ${DEFAULT_MOLLIE_KEY}`,
      'content-type': 'application/json',
      'idempotency-key': `bench_${index}`,
    },
    body: JSON.stringify({
      amount: { currency: 'EUR', value: '10.00' },
      description: 'Two mugs',
      redirectUrl: 'https://shop.example/return',
    }),
  })
}

/** A payment at Antom, signed by the merchant. */
export async function antomPay(index: number): Promise<Request> {
  const amount = { currency: 'CNY', value: '1314' }
  const body = JSON.stringify({
    productCode: 'CASHIER_PAYMENT',
    paymentRequestId: `bench_${index}`,
    order: { referenceOrderId: `${index}`, orderDescription: 'Two mugs', orderAmount: amount },
    paymentAmount: amount,
    paymentMethod: { paymentMethodType: 'ALIPAY_CN' },
    env: { terminalType: 'WEB' },
    paymentRedirectUrl: 'https://shop.example/return',
  })
  const time = `${Date.now()}`
  const text = Buffer.from(`POST ${PATH}\n${CLIENT_ID}.${time}.${body}`)
  const signature = encodeURIComponent(
    (await signAside('sha256', text, MERCHANT_KEY)).toString('base64'),
  )
  return new Request(`https://open-sea-global.alipay.com${PATH}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=UTF-8',
      'client-id': CLIENT_ID,
      'request-time': time,
      signature: `algorithm=RSA256,keyVersion=1,signature=${signature}`,
    },
    body,
  })
}

/** The id in an answer; without one nothing was made, and the figures would be of refusals. */
export async function idIn(response: Response, name: string): Promise<string> {
  const text = await response.text()
  const id = new RegExp(`"${name}":"(\\w+)"`).exec(text)?.[1]
  if (id === undefined) throw new Error(`answered ${response.status}: ${text.slice(0, 200)}`)
  return id
}

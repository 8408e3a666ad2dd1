import { createPublicKey, sign, verify } from 'node:crypto'
import { CLIENT_ID, KEYS, privateKeyOf } from '../servers/antom-keys.ts'
import type { CreateContender } from './contender.ts'

const PATH = '/ams/sandbox/api/v1/payments/pay'

/** What one writes by hand: fetch with keep-alive and node:crypto, keys parsed once. */
export const createContender: CreateContender = (url) => {
  const privateKey = privateKeyOf(KEYS.merchant.privateKey)
  const publicKey = createPublicKey({
    key: Buffer.from(KEYS.antom.publicKey, 'base64'),
    format: 'der',
    type: 'spki',
  })
  const signed = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      sign('sha256', Buffer.from(text), privateKey, (error, signature) =>
        error ? reject(error) : resolve(signature.toString('base64')),
      )
    })
  return {
    create: async (index) => {
      const body = JSON.stringify(bodyOf(index))
      const time = String(Date.now())
      const signature = await signed(`POST ${PATH}\n${CLIENT_ID}.${time}.${body}`)
      const response = await fetch(url + PATH, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json; charset=UTF-8',
          'client-id': CLIENT_ID,
          'request-time': time,
          signature: `algorithm=RSA256,keyVersion=1,signature=${encodeURIComponent(signature)}`,
        },
      })
      const text = await response.text()
      const given = /signature=(.+)$/.exec(response.headers.get('signature') ?? '')?.[1] ?? ''
      const content = `POST ${PATH}\n${CLIENT_ID}.${response.headers.get('response-time')}.${text}`
      const isGenuine = verify(
        'sha256',
        Buffer.from(content),
        publicKey,
        Buffer.from(decodeURIComponent(given), 'base64'),
      )
      if (!isGenuine || JSON.parse(text).result.resultCode !== 'PAYMENT_IN_PROCESS')
        throw new Error(text)
    },
  }
}

function bodyOf(index: number) {
  const amount = { currency: 'CNY', value: '1314' }
  return {
    productCode: 'CASHIER_PAYMENT',
    paymentRequestId: `bench_${process.pid}_${index}`,
    order: {
      referenceOrderId: `order_${index}`,
      orderDescription: 'A cup of coffee',
      orderAmount: amount,
    },
    paymentAmount: amount,
    paymentMethod: { paymentMethodType: 'ALIPAY_CN' },
    settlementStrategy: { settlementCurrency: 'USD' },
    env: { terminalType: 'WEB' },
    paymentRedirectUrl: 'https://shop.example/return',
    paymentNotifyUrl: 'https://shop.example/webhook',
  }
}

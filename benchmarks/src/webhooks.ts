import { sign } from 'node:crypto'
import { createProvider } from '@paystate/core'
import { antomConfig } from './contenders/antom-adapter.ts'
import { measure } from './run/measure.ts'
import { ANTOM_PRIVATE_KEY, CLIENT_ID } from './servers/antom-keys.ts'

const TIME = '2026-01-15T12:00:00Z'

/** Notifications taken in per second, from the request to the hint, signature verified. */
export async function benchmarkWebhooks(): Promise<void> {
  const provider = await createProvider(antomConfig('http://127.0.0.1:1'), {
    load: (name) => import(name),
  })
  const body = JSON.stringify({
    notifyType: 'PAYMENT_RESULT',
    result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success' },
    paymentRequestId: 'bench_1',
    paymentId: '20260115194010800100188640298283440',
    paymentAmount: { currency: 'CNY', value: '1314' },
    paymentCreateTime: TIME,
    paymentTime: TIME,
  })
  const signature = sign(
    'sha256',
    Buffer.from(`POST /webhook\n${CLIENT_ID}.${TIME}.${body}`),
    ANTOM_PRIVATE_KEY,
  )
  const headers = {
    'content-type': 'application/json',
    'client-id': CLIENT_ID,
    'request-time': TIME,
    signature: `algorithm=RSA256,keyVersion=1,signature=${encodeURIComponent(signature.toString('base64'))}`,
  }
  const round = await measure(
    async () => {
      const request = new Request('https://shop.example/webhook', { method: 'POST', body, headers })
      const delivery = await provider.receiveWebhook(request)
      if (delivery.kind !== 'received' || delivery.hints.length !== 1)
        throw new Error(delivery.kind)
    },
    { calls: 20_000, callers: 1 },
  )
  console.log(`\nNotifications verified end to end: ${round.perSecond.toFixed(0)} per second`)
}

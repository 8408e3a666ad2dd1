import { sign } from 'node:crypto'
import { createServer } from 'node:http'
import { ANTOM_PRIVATE_KEY, CLIENT_ID } from './antom-keys.ts'
import { listen } from './listen.ts'

/** Answers every pay with a signed "in process"; it does not verify, so that only callers are measured. */
const { port, url } = await listen(createServer, async (request, body) => {
  // The adapter trusts no answer that was signed at another time than its request.
  const time = new Date().toISOString()
  const text = JSON.stringify({
    result: {
      resultCode: 'PAYMENT_IN_PROCESS',
      resultStatus: 'U',
      resultMessage: 'payment in process',
    },
    paymentRequestId: body.paymentRequestId,
    paymentId: '20260115194010800100188640298283440',
    paymentAmount: body.paymentAmount,
    paymentCreateTime: time,
    normalUrl: 'https://wallet.example/pay',
  })
  const signature = await signed(`POST ${request.url}\n${CLIENT_ID}.${time}.${text}`)
  return {
    status: 200,
    headers: {
      'content-type': 'application/json; charset=UTF-8',
      'client-id': CLIENT_ID,
      'response-time': time,
      signature: `algorithm=RSA256,keyVersion=1,signature=${encodeURIComponent(signature)}`,
    },
    text,
  }
})
console.log(JSON.stringify({ port, url }))

function signed(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    sign('sha256', Buffer.from(text), ANTOM_PRIVATE_KEY, (error, signature) =>
      error ? reject(error) : resolve(signature.toString('base64')),
    )
  })
}

import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { z } from 'zod'
import {
  type AntomSimulatorOptions,
  createAntomSimulator,
  SIMULATOR_KEYS,
} from '../../src/antom.ts'

const HOST = 'https://antom.simulator.invalid'
export const CLIENT = 'SANDBOX_5X00000000000000'

const merchantKey = createPrivateKey({
  key: Buffer.from(SIMULATOR_KEYS.merchant.privateKey, 'base64'),
  format: 'der',
  type: 'pkcs8',
})
const antomKey = createPublicKey({
  key: Buffer.from(SIMULATOR_KEYS.antom.publicKey, 'base64'),
  format: 'der',
  type: 'spki',
})

/** A fields object with whatever a test reads from it. */
export type Fields = Record<string, unknown> & {
  result: { resultCode: string; resultStatus: string; resultMessage: string }
}

const fieldsSchema = z.looseObject({
  result: z.object({ resultCode: z.string(), resultStatus: z.string(), resultMessage: z.string() }),
})

/** A dispute is told without a result. */
const toldSchema = fieldsSchema.extend({
  result: fieldsSchema.shape.result.default({
    resultCode: '',
    resultStatus: '',
    resultMessage: '',
  }),
})

export interface CallOptions {
  prefix?: string
  time?: string
  clientId?: string
  body?: string
  header?: (signature: string) => string
  signedPath?: string
  signal?: AbortSignal
}

/** Signs with nothing of the simulator's. */
export function signedHeaders(message: {
  path: string
  clientId: string
  time: string
  body: string
}): Record<string, string> {
  const { path, clientId, time, body } = message
  const text = Buffer.from(`POST ${path}\n${clientId}.${time}.${body}`)
  const signature = encodeURIComponent(sign('sha256', text, merchantKey).toString('base64'))
  return {
    'content-type': 'application/json; charset=UTF-8',
    'client-id': clientId,
    'request-time': time,
    signature: `algorithm=RSA256,keyVersion=1,signature=${signature}`,
  }
}

export function signedRequest(
  name: string,
  { fields, ...options }: { fields: object } & CallOptions,
): Request {
  const path = name.startsWith('/')
    ? name
    : `${options.prefix ?? '/ams/sandbox/api'}/v1/payments/${name}`
  const { time = '1795240583325', clientId = CLIENT } = options
  const body = options.body ?? JSON.stringify(fields)
  const headers = signedHeaders({ path: options.signedPath ?? path, clientId, time, body })
  if (options.header) headers.signature = options.header(headers.signature ?? '')
  return new Request(`${HOST}${path}`, {
    method: 'POST',
    headers,
    body,
    ...(options.signal && { signal: options.signal }),
  })
}

/** Whether Antom's signature is over this message; undefined when there is none. */
export function isGenuine(
  headers: Headers,
  { path, body, timeHeader }: { path: string; body: string; timeHeader: string },
): boolean | undefined {
  const header = headers.get('signature')
  if (header === null) return undefined
  const signature = decodeURIComponent(/signature=(.*)$/.exec(header)?.[1] ?? '')
  const text = `POST ${path}\n${headers.get('client-id')}.${headers.get(timeHeader)}.${body}`
  return verify('sha256', Buffer.from(text), antomKey, Buffer.from(signature, 'base64'))
}

/** What a merchant's notify URL was told, and how it answers. */
export interface NotifyEndpoint {
  readonly received: { request: Request; body: string; fields: Fields }[]
  answer: () => Response
}

export const ACKNOWLEDGED = (): Response =>
  Response.json({
    result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'Success' },
  })

/** A simulator with a merchant who signs, verifies and takes notifications. */
export function connected(options: AntomSimulatorOptions = {}) {
  const endpoint: NotifyEndpoint = { received: [], answer: ACKNOWLEDGED }
  const antom = createAntomSimulator({
    deliver: async (request) => {
      const body = await request.clone().text()
      endpoint.received.push({ request, body, fields: toldSchema.parse(JSON.parse(body)) })
      return endpoint.answer()
    },
    ...options,
  })

  async function send(request: Request) {
    const path = new URL(request.url).pathname
    const response = await antom.fetch(request)
    const body = await response.text()
    const isSigned = isGenuine(response.headers, { path, body, timeHeader: 'response-time' })
    return { response, body, isSigned, fields: fieldsSchema.parse(JSON.parse(body)) }
  }

  async function call(name: string, fields: object, options: CallOptions = {}): Promise<Fields> {
    return (await send(signedRequest(name, { fields, ...options }))).fields
  }

  const text = (value: unknown): string => z.string().parse(value)

  return {
    antom,
    endpoint,
    send,
    call,
    /** Advances by nothing: what is due already is done. */
    settle: () => antom.clock.advance(0),
    pay: (changes: object = {}) => call('pay', payFields(changes)),
    async openPayment(changes: object = {}): Promise<string> {
      return text((await call('pay', payFields(changes))).paymentId)
    },
    async paidPayment(changes: object = {}): Promise<string> {
      const id = text((await call('pay', payFields(changes))).paymentId)
      await antom.payer.pay(id)
      return id
    },
    inquire: (fields: object) => call('inquiryPayment', fields),
    status: async (paymentId: string) =>
      text((await call('inquiryPayment', { paymentId })).paymentStatus),
  }
}

export const CNY = (value: string) => ({ currency: 'CNY', value })

/** A minimal valid pay request for a wallet. */
export function payFields(changes: object = {}) {
  return {
    productCode: 'CASHIER_PAYMENT',
    paymentRequestId: 'REQ_1',
    order: {
      referenceOrderId: 'ORDER_1',
      orderDescription: 'Cappuccino',
      orderAmount: CNY('1314'),
    },
    paymentAmount: CNY('1314'),
    paymentMethod: { paymentMethodType: 'ALIPAY_CN' },
    settlementStrategy: { settlementCurrency: 'USD' },
    env: { terminalType: 'WEB', clientIp: '203.0.113.7' },
    paymentRedirectUrl: 'https://shop.example/return',
    paymentNotifyUrl: 'https://shop.example/antom/notify?shop=1',
    ...changes,
  }
}

/** A card payment that is authorized on the payer's page. */
export const byCard = (captureMode: 'AUTOMATIC' | 'MANUAL') => ({
  paymentMethod: { paymentMethodType: 'CARD' },
  paymentFactor: { isAuthorization: true, captureMode },
})

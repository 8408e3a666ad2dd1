import {
  createMollieSimulator,
  DEFAULT_MOLLIE_KEY,
  type MollieSimulatorOptions,
} from '../../src/mollie.ts'

/** An answer, read as far as a test needs it. */
export interface Answered {
  status: number
  headers: Headers
  text: string
  /** The body, when it is JSON; `{}` otherwise. */
  body: Record<string, unknown>
}

export interface Asked {
  body?: unknown
  key?: string | null
  idempotencyKey?: string
  headers?: Record<string, string>
}

/** A simulator and a client that speaks to it in plain fetch. */
export function connected(options: MollieSimulatorOptions = {}) {
  const mollie = createMollieSimulator({ deliver: accept, ...options })

  async function call(method: string, path: string, asked: Asked = {}): Promise<Answered> {
    return read(await mollie.fetch(request(method, path, asked)))
  }

  async function create(more: Record<string, unknown> = {}, asked: Asked = {}): Promise<Answered> {
    return call('POST', '/payments', { body: { ...PAYMENT, ...more }, ...asked })
  }

  /** A payment that was paid; gives its id. */
  async function paid(more: Record<string, unknown> = {}): Promise<string> {
    const id = idOf(await create(more))
    await mollie.payer.pay(id)
    return id
  }

  /** Somebody who can be charged again; gives their id. */
  async function customer(more: Record<string, unknown> = {}): Promise<string> {
    return idOf(await call('POST', '/customers', { body: { name: 'Piet', ...more } }))
  }

  /** A mandate on paper to charge the account of a customer; gives its id. */
  async function mandate(customerId: string): Promise<string> {
    const body = {
      method: 'directdebit',
      consumerName: 'Piet',
      consumerAccount: 'NL55INGB0000000000',
    }
    return idOf(await call('POST', `/customers/${customerId}/mandates`, { body }))
  }

  return { mollie, call, create, paid, customer, mandate }
}

/** The lines of such a payment, for methods that want them. */
export const LINES = [
  {
    description: 'Mug',
    quantity: 1,
    unitPrice: { currency: 'EUR', value: '10.00' },
    totalAmount: { currency: 'EUR', value: '10.00' },
  },
]

export const PAYMENT = {
  amount: { currency: 'EUR', value: '10.00' },
  description: 'Order 1',
  redirectUrl: 'https://shop.test/return',
  webhookUrl: 'http://127.0.0.1:9/webhook',
}

const accept = () => Promise.resolve(new Response())

export function request(method: string, path: string, asked: Asked = {}): Request {
  const { key = DEFAULT_MOLLIE_KEY, idempotencyKey, body, headers } = asked
  return new Request(path.startsWith('http') ? path : `https://api.mollie.test/v2${path}`, {
    method,
    headers: {
      ...(key !== null && { authorization: `Bearer ${key}` }),
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
}

export async function read(response: Response): Promise<Answered> {
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: parse(text) }
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

export function idOf({ body }: Answered): string {
  return String(body.id)
}

export const eur = (value: string) => ({ currency: 'EUR', value })

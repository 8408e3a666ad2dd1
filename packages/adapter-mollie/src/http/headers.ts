import type { MollieOptions } from '../configuration/options.ts'

const USER_AGENT = `Node/${process.version} Mollie/4.6 Paystate/0.1`

interface Request {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Of a write: its Idempotency-Key. */
  readonly reference?: string | undefined
}

/** The headers of a request. The key of a write is its reference, so that a repeat is recognized. */
export function headersFor({ apiKey, accessToken }: MollieOptions) {
  const common = {
    authorization: `Bearer ${apiKey ?? accessToken}`,
    'user-agent': apiKey === undefined ? `${USER_AGENT} OAuth/2.0` : USER_AGENT,
    accept: 'application/hal+json',
  }
  return ({ method, reference }: Request): Readonly<Record<string, string>> => ({
    ...common,
    ...(method !== 'GET' && { 'content-type': 'application/json' }),
    ...(method !== 'GET' && reference !== undefined && { 'idempotency-key': reference }),
  })
}

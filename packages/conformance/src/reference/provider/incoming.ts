import { jsonOf, textIn } from '@paystate/adapter-kit'
import { exponentOf, parseDecimal } from '@paystate/core'
import { refusal } from './refusal.ts'

/** A request, read. */
export interface Incoming {
  readonly method: string
  readonly path: readonly string[]
  readonly query: URLSearchParams
  readonly key: string
  readonly account: string
  readonly text: string
  readonly body: unknown
}

/** Reads a request; `keys` are the accounts by their keys. */
export async function incomingOf(
  request: Request,
  keys: Readonly<Record<string, string>>,
): Promise<Incoming> {
  const bearer = request.headers.get('authorization')?.replace(/^Bearer /, '') ?? ''
  const account = new Map(Object.entries(keys)).get(bearer)
  if (account === undefined) throw refusal(401, 'unauthorized')
  const url = new URL(request.url)
  const text = await request.text()
  return {
    method: request.method,
    path: url.pathname.slice(1).split('/'),
    query: url.searchParams,
    key: request.headers.get('idempotency-key') ?? '',
    account,
    text,
    body: jsonOf(new TextEncoder().encode(text)),
  }
}

/** The amount of a request, as the provider writes it. */
export function amountIn(currency: string, body: unknown): number {
  const decimal = textIn(body, 'amount')
  if (textIn(body, 'currency') !== currency) throw refusal(422, 'currency_differs')
  if (decimal?.split('.')[1]?.length !== (exponentOf(currency) || undefined))
    throw refusal(422, 'invalid_amount')
  return parseDecimal(currency, decimal ?? '').minorUnits
}

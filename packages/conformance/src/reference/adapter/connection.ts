import type { Account, Clock, Prepared, ReadOptions, SendOptions } from '@paystate/core'
import { type Attempt, attempt, type LineCall } from './line.ts'
import type { ReferenceAdapterOptions } from './options.ts'
import { ANSWER_SIGNATURE, sealOf } from './webhooks.ts'

/** The provider as one account sees it. */
export interface Connection {
  readonly account: Account
  readonly clock: Clock
  /** What evidence from this provider says of money that comes too late. */
  readonly lateMoney: { readonly lateMoney?: 'returned' }
  get(path: string, options: ReadOptions): Promise<Attempt>
  /** Sends exactly what was prepared, under its reference. */
  write(prepared: Prepared, options: SendOptions): Promise<Attempt>
}

const BASE = 'https://api.reference.test'

export function createConnection(options: ReferenceAdapterOptions): Connection {
  const { capabilities, key, webhookSecret } = options
  const authorization = { authorization: `Bearer ${key}` }
  const isGenuine = (text: string, headers: Headers): boolean =>
    capabilities.webhooks.authenticity === 'unsigned' ||
    headers.get(ANSWER_SIGNATURE) === sealOf(text, webhookSecret)
  const call = (line: LineCall): Promise<Attempt> => attempt(line, { ...options, isGenuine })
  return {
    account: {
      provider: 'reference',
      mode: 'test',
      id: options.account,
      credential: fingerprint(key),
    },
    clock: options.clock,
    lateMoney: capabilities.lateMoney === 'returned' ? { lateMoney: 'returned' } : {},
    get: (path, { signal }) =>
      call({
        operation: 'read',
        request: { url: BASE + path, init: { headers: authorization } },
        signal,
      }),
    write({ kind, reference, request }, { signal }) {
      const { method, path, body } = request
      const headers = { ...authorization, 'idempotency-key': reference }
      const init = { method, headers, ...(body !== '' && { body }) }
      return call({ operation: kind, request: { url: BASE + path, init }, signal })
    },
  }
}

/** Tells keys apart without telling a key. */
function fingerprint(key: string): string {
  let hash = 0
  for (const character of key) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003
  return `key_${hash}`
}

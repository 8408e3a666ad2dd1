import {
  type Attempt,
  createTransport,
  jsonOf,
  type OperationScope,
  readError,
  type Transport,
  textOf,
} from '@paystate/adapter-kit'
import type {
  Account,
  AdapterRuntime,
  Capabilities,
  Clock,
  LeaveLimit,
  Prepared,
  Sequence,
} from '@paystate/core'
import { createSequence, PaymentError, systemClock } from '@paystate/core'
import { RESPONSE_SIGNATURE, sealOf } from '../seals.ts'
import { codeOf } from './result-codes.ts'

export interface ReferenceOptions {
  readonly account: string
  readonly key: string
  /** The secret with which the provider signs its messages and good responses. */
  readonly webhookSecret: string
}

/** What every operation needs. */
export interface Context extends OperationScope {
  readonly account: Account
  readonly capabilities: Capabilities
  readonly secret: string
  readonly clock: Clock
  readonly sequence: Sequence
  readonly request: (method: 'GET' | 'POST' | 'DELETE', what: Asked) => Promise<Attempt>
}

interface Asked {
  readonly operation: string
  readonly path: string
  readonly reference?: string | undefined
  readonly body?: string | undefined
  readonly mustLeaveBefore?: LeaveLimit | undefined
}

/** The form of every id of the provider; anything else could change the path of a request. */
export function isId(id: string | undefined): id is string {
  return id !== undefined && /^(pay|ref)_\d{6,12}$/.test(id)
}

const BASE = 'https://api.reference.test'

/** Connects to the provider with one key. */
export function connect(options: ReferenceOptions, capabilities: Capabilities) {
  return (_checked: ReferenceOptions, runtime: AdapterRuntime) => {
    const { clock = systemClock } = runtime
    const sequence = runtime.sequence ?? createSequence({ clock })
    const transport = createTransport({ ...runtime, provider: 'reference', clock, sequence })
    const account: Account = { ...OWN, id: options.account, credential: fingerprint(options.key) }
    const { webhookSecret: secret } = options
    const common = { account, capabilities, secret, clock, sequence }
    const contextFor = (scope: OperationScope): Context => ({
      ...common,
      ...scope,
      request: sender(transport, { scope, key: options.key }),
    })
    return { account, transport, totalMs: 30_000, contextFor }
  }
}

const OWN = { provider: 'reference', mode: 'test' } as const

interface Sender {
  readonly scope: OperationScope
  readonly key: string
}

function sender(transport: Transport, { scope, key }: Sender): Context['request'] {
  return (method, { operation, path, reference, body, mustLeaveBefore }) =>
    transport.attempt({
      operation,
      reference,
      method,
      url: BASE + path,
      headers: () => ({
        authorization: `Bearer ${key}`,
        ...(reference !== undefined && { 'idempotency-key': reference }),
      }),
      ...(body && { body: new TextEncoder().encode(body) }),
      deadlineMs: scope.deadlineMs(10_000),
      mustLeaveBefore,
      signal: scope.signal,
    })
}

/** Sends exactly the prepared bytes, under their reference. */
export function sendPrepared(context: Context, { kind, reference, request }: Prepared) {
  const { method, path, body } = request
  const { mustLeaveBefore } = context
  return context.request(method, { operation: kind, path, reference, body, mustLeaveBefore })
}

/** Reads from the provider; returns the body with its response. @throws {PaymentError} */
export async function read(context: Context, { operation, path }: Asked) {
  const response = await context.request('GET', { operation, path })
  if (response.end !== 'answered') throw readError(response, { provider: 'reference', operation })
  const body = jsonOf(response.body)
  if (response.status === 200 && isGenuine(context, response) && body !== undefined)
    return { body, response }
  throw new PaymentError(response.status === 200 ? 'unreadable_response' : codeOf(response).error, {
    what: 'The response says nothing about it.',
    provider: 'reference',
    operation,
    money: 'A read moves no money.',
  })
}

/** Whether a successful response is the provider's own. */
export function isGenuine(
  { capabilities, secret }: Context,
  { headers, body }: Extract<Attempt, { end: 'answered' }>,
): boolean {
  if (capabilities.webhooks.authenticity === 'unsigned') return true
  return headers.get(RESPONSE_SIGNATURE) === sealOf(textOf(body) ?? '', secret)
}

/** Distinguishes keys without revealing one. */
function fingerprint(key: string): string {
  let hash = 0
  for (const character of key) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003
  return `key_${hash}`
}

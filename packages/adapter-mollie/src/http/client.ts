import { AsyncLocalStorage } from 'node:async_hooks'
import { createMollieClient } from '@mollie/api-client'
import { PaymentError } from '@paystate/core'

/** The provider's own client. */
export type MollieClient = ReturnType<typeof createMollieClient>

/** Calls one method of the client. What it resolves to is ignored. */
export type ClientCall = (client: MollieClient) => unknown

/** What the client calls for every request that it makes. */
export type RequestFunction = (pathname: unknown, options?: unknown) => Promise<unknown>

/** What the client wants to send, unchecked. */
export interface WantedRequest {
  readonly pathname: unknown
  readonly options: unknown
}

/**
 * Makes a client whose one request function is ours: timeouts, connections, status codes and headers are the
 * kit's, and its own retries, agent and error texts are not used. It gets neither the key nor the
 * endpoint, so nothing can be sent except through us.
 *
 * @throws {PaymentError} `invalid_configuration`, when the installed client keeps that function elsewhere.
 */
export function createClientOn(request: RequestFunction): MollieClient {
  const client = createMollieClient({ apiKey: 'test_unused', apiEndpoint: 'https://127.0.0.1:1/' })
  const network = ['payments', 'networkClient', 'networkClient'].reduce(member, client)
  const isAsTried =
    typeof network === 'object' &&
    network !== null &&
    typeof member(network, 'request') === 'function' &&
    Reflect.set(network, 'request', request)
  if (!isAsTried) throw clientMoved()
  return client
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

/** Ends the client's call once it is known what it wants to send. */
const TAKEN = new Error('The adapter sends this request itself.')

/** Calls a method of the client and returns what it wants to send, without sending it. */
export type AskClient = (call: ClientCall) => Promise<WantedRequest | undefined>

/** @throws {PaymentError} `invalid_configuration`, when the installed client differs from the tested one. */
export function createAskClient(): AskClient {
  const running = new AsyncLocalStorage<{ wanted?: WantedRequest }>()
  const client = createClientOn(async (pathname, options) => {
    const asked = running.getStore()
    if (asked) asked.wanted ??= { pathname, options }
    throw TAKEN
  })
  const ask: AskClient = async (call) => {
    const asked: { wanted?: WantedRequest } = {}
    try {
      await running.run(asked, () => call(client))
    } catch {
      // What it wanted to send says more than the client's errors.
    }
    return asked.wanted
  }
  requireReached(running, client)
  return ask
}

/** The client calls its request function at once: a call that needs no connection checks that it is ours. */
function requireReached(
  running: AsyncLocalStorage<{ wanted?: WantedRequest }>,
  client: MollieClient,
): void {
  const asked: { wanted?: WantedRequest } = {}
  running.run(asked, () => void client.payments.get('tr_probe').catch(() => undefined))
  if (!asked.wanted) throw clientMoved()
}

/** The error of an installed client that does not send like the tested one. */
function clientMoved(): PaymentError {
  return new PaymentError('invalid_configuration', {
    what: 'The installed @mollie/api-client does not send its requests like version 4.6.',
    provider: 'mollie',
    advice: 'Install @mollie/api-client 4.6 with this adapter.',
  })
}

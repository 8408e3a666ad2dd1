import { AsyncLocalStorage } from 'node:async_hooks'
import { createMollieClient } from '@mollie/api-client'
import { PaymentError } from '@paystate/core'

/** The provider's own client. */
export type MollieClient = ReturnType<typeof createMollieClient>

/** Calls one method of the client. What it resolves to is ignored. */
export type ClientCall = (client: MollieClient) => unknown

/** What the client calls for every request that it makes. */
export type RequestFunction = (pathname: unknown, options?: unknown) => Promise<unknown>

/** What the client wants to send: read as what it may be, not as what it should be. */
export interface WantedRequest {
  readonly pathname: unknown
  readonly options: unknown
}

/**
 * Makes a client whose one request function is ours: timeouts, connections, status codes and headers are the
 * kit's, and its own retries, agent and error texts are out of the way. It is given neither the key nor the
 * endpoint, so nothing can leave but through us.
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

/** Ends the client's part: what it wants to send is known. */
const TAKEN = new Error('The request is taken over.')

/** Calls a method of the client and says what it wants to send, without sending it. */
export type AskClient = (call: ClientCall) => Promise<WantedRequest | undefined>

/** @throws {PaymentError} `invalid_configuration`, when the installed client is not as it was tried. */
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
      // The client's errors say less than what it wanted to send.
    }
    return asked.wanted
  }
  requireReached(running, client)
  return ask
}

/** The client calls its request function at once: a call that needs no connection shows that it is ours. */
function requireReached(
  running: AsyncLocalStorage<{ wanted?: WantedRequest }>,
  client: MollieClient,
): void {
  const asked: { wanted?: WantedRequest } = {}
  running.run(asked, () => void client.payments.get('tr_probe').catch(() => undefined))
  if (!asked.wanted) throw clientMoved()
}

/** The error of an installed client that sends in another way than the one that was tried. */
function clientMoved(): PaymentError {
  return new PaymentError('invalid_configuration', {
    what: 'The installed @mollie/api-client sends its requests in another way than version 4.6.',
    provider: 'mollie',
    advice: 'Install @mollie/api-client 4.6 beside this adapter.',
  })
}

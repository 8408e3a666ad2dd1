import { AsyncLocalStorage } from 'node:async_hooks'
import { createMollieClient } from '@mollie/api-client'
import type { ApiCall } from './api-call.ts'
import { callClient } from './client-calls.ts'
import { clientMoved, type RequestFunction, replaceRequestFunction } from './request-function.ts'

/** Lets the client make a call; what it wants to send meets the function that belongs to this call. */
export type RoutedClient = (call: ApiCall, meet: RequestFunction) => Promise<void>

/** @throws {PaymentError} `invalid_configuration`, when the client's request function is not found. */
export function createRoutedClient(): RoutedClient {
  const running = new AsyncLocalStorage<RequestFunction>()
  const client = createMollieClient({ apiKey: 'test_unused', apiEndpoint: 'https://127.0.0.1:1/' })
  const isReplaced = replaceRequestFunction(client, async (pathname, options) => {
    const meet = running.getStore()
    if (!meet) throw new TypeError('A request that no operation has asked for.')
    return meet(pathname, options)
  })
  const route: RoutedClient = async (call, meet) => {
    try {
      await running.run(meet, () => callClient(client, call))
    } catch {
      // The client's errors say less than what the call has met.
    }
  }
  if (!isReplaced || !reaches(route)) throw clientMoved()
  return route
}

/** The client calls its request function at once: a call that needs no connection shows that it is ours. */
function reaches(route: RoutedClient): boolean {
  let isReached = false
  void route(PROBE, async () => {
    isReached = true
    return {}
  })
  return isReached
}

const PROBE: ApiCall = {
  operation: 'check',
  method: 'GET',
  path: '/payments/tr_probe',
  parameters: '{}',
  deadlineMs: 1,
}

import { PaymentError } from '@paystate/core'

/** What the client calls for every request that it makes. */
export type RequestFunction = (pathname: unknown, options?: unknown) => Promise<unknown>

/**
 * Replaces the one function through which the client sends. It is internal to the client: where it is not
 * found as expected, this says so by returning false.
 */
export function replaceRequestFunction(client: object, request: RequestFunction): boolean {
  const path = ['payments', 'networkClient', 'networkClient']
  const network = path.reduce(member, client)
  if (typeof network !== 'object' || network === null) return false
  if (typeof member(network, 'request') !== 'function') return false
  return Reflect.set(network, 'request', request)
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

/** The error of an installed client that sends in another way than the one that was tried. */
export function clientMoved(): PaymentError {
  return new PaymentError('invalid_configuration', {
    what: 'The installed @mollie/api-client sends its requests in another way than version 4.6.',
    provider: 'mollie',
    advice: 'Install @mollie/api-client 4.6 beside this adapter.',
  })
}

import type { Transport } from '@paystate/adapter-kit'
import ky from 'ky'

/** Calls an address. What is sent there is the attempt's. */
export type Http = (method: 'GET' | 'POST' | 'DELETE', url: string) => Promise<unknown>

/** Sends over the traced fetch and nothing else: retries and deadlines are not made here. */
export function createHttp(transport: Transport): Http {
  const client = ky.create({
    fetch: transport.fetch,
    retry: 0,
    timeout: false,
    throwHttpErrors: false,
    redirect: 'error',
  })
  return (method, url) => client(url, { method })
}

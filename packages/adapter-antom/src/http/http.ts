import type { AttemptFetch } from '@paystate/adapter-kit'
import ky from 'ky'

/** Calls an address with the fetch of an attempt. What is sent there is the attempt's. */
export type Http = (url: string, fetch: AttemptFetch) => Promise<unknown>

/** Retries, deadlines and errors are not made here. */
export function createHttp(): Http {
  const client = ky.create({ retry: 0, timeout: false, throwHttpErrors: false })
  return (url, fetch) => client.post(url, { fetch })
}

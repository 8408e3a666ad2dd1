import type { ErrorCode } from '@paystate/core'

/** The error code for an HTTP status alone. It is never a proof: an adapter's table of codes says more. */
export function errorOfStatus(status: number): ErrorCode {
  if (status === 401 || status === 403) return 'unauthorized'
  if (status === 404) return 'not_found'
  if (status === 429) return 'rate_limited'
  if (status >= 500 || status === 408 || status === 425) return 'unavailable'
  return status < 400 ? 'unreadable_response' : 'refused'
}

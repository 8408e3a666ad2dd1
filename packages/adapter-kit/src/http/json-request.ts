import type { PreparedRequest } from '@paystate/core'

/** A request with a body of JSON, or none. What is undefined in it is left out. */
export function jsonRequest(
  method: PreparedRequest['method'],
  path: string,
  body?: object,
): PreparedRequest {
  return { method, path, body: body === undefined ? '' : JSON.stringify(body) }
}

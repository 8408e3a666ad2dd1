import type { Prepared, PreparedRequest } from '@paystate/core'

/** The call that ends an authorization; its body is the same as that of a cancel. */
export function releaseRequest(id: string, body: string): PreparedRequest {
  return { method: 'POST', path: `/payments/${id}/release-authorization`, body }
}

/** The release in place of a cancel; undefined for what is a release already. */
export function releaseOf(
  prepared: Prepared<'cancel_payment'>,
): Prepared<'cancel_payment'> | undefined {
  const { request, target } = prepared
  if (request.method !== 'DELETE' || target.id === undefined) return undefined
  return { ...prepared, request: releaseRequest(target.id, request.body) }
}

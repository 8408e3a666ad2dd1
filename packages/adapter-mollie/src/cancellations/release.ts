import type { Prepared, PreparedRequest } from '@paystate/core'

/** The call that ends an authorization; its body is the same as that of a cancel. */
export function releaseRequest(id: string, body: string): PreparedRequest {
  return { method: 'POST', path: `/payments/${id}/release-authorization`, body }
}

/** The release in place of a cancel; undefined for what is a release already. */
export function releaseOf(
  prepared: Prepared<'cancel_payment'>,
): Prepared<'cancel_payment'> | undefined {
  const { request, input } = prepared
  if (request.method !== 'DELETE' || input.payment.id === undefined) return undefined
  return { ...prepared, request: releaseRequest(input.payment.id, request.body) }
}

/**
 * Says whether a form was sent by a page of the console's own origin.
 *
 * Browsers say so themselves in `Sec-Fetch-Site`, which no page can write. Where one does not, its `Origin` must name
 * the host that the request was sent to.
 */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  const origin = URL.parse(request.headers.get('origin') ?? '')
  const host = request.headers.get('host') ?? new URL(request.url).host
  return origin !== null && origin.host === host
}

/** Names between slashes, and a query: nothing that a URL parser would change or leave the endpoint with. */
const PLAIN = /^\w+(?:\/\w+)*(?:\?[\w=&%,.-]*)?$/

/** The URL of a path below an endpoint; undefined for one that leads elsewhere. */
export type AddressOf = (pathname: unknown) => string | undefined

/**
 * Joins paths to the endpoint and to nothing else: an absolute URL of another host would carry the key
 * there, and `..` would reach other objects.
 */
export function createAddressOf(baseUrl: string): AddressOf {
  const root = rootOf(baseUrl)
  const base = new URL(root)
  return (pathname) => {
    if (typeof pathname !== 'string') return undefined
    if (PLAIN.test(pathname)) return base.href + pathname
    const url = URL.parse(pathname, root)
    if (url?.origin !== base.origin || !url.pathname.startsWith(base.pathname)) return undefined
    const [path] = pathname.split('?')
    const isPlain = url.pathname === base.pathname + path || url.origin + url.pathname === path
    return isPlain ? url.href : undefined
  }
}

/** The path of the URL is the version of the API; without one it is ours. */
function rootOf(baseUrl: string): string {
  const { origin, pathname } = new URL(baseUrl)
  const path = pathname.replace(/\/+$/, '')
  return `${origin}${path === '' ? '/v2' : path}/`
}

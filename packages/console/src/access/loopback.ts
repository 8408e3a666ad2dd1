import type { Connection } from './connection.ts'

/**
 * Says why a request may come from elsewhere than this machine; nothing where it does not.
 *
 * A handler sees the address that the caller wrote, so the peer's own address counts too wherever the server
 * passes it, and a request that went through a proxy is never local.
 */
export function notLocalBecause(
  request: Request,
  { remoteAddress }: Connection,
): string | undefined {
  const { hostname } = new URL(request.url)
  if (!isLoopback(hostname)) return `it was sent to ${hostname}`
  const host = request.headers.get('host')
  if (host !== null && !isLoopback(hostnameOf(host))) return `it was sent to ${hostnameOf(host)}`
  const proxy = [...PROXY_HEADERS].find(([name, isLocal]) => {
    const value = request.headers.get(name)
    return value !== null && !isLocal(value)
  })
  if (proxy) return `it came through a proxy (${proxy[0]})`
  if (remoteAddress !== undefined && !isLoopback(remoteAddress))
    return `it came from ${remoteAddress}`
  return undefined
}

/** Some servers, such as Next's, write the peer's own address where a proxy writes those of others. */
const PROXY_HEADERS: ReadonlyMap<string, (value: string) => boolean> = new Map([
  ['x-forwarded-for', areLoopback],
  ['x-real-ip', areLoopback],
  ['x-forwarded-host', (host) => isLoopback(hostnameOf(host))],
  ['forwarded', () => false],
  ['via', () => false],
])

function areLoopback(addresses: string): boolean {
  return addresses.split(',').every((address) => isLoopback(address.trim()))
}

function hostnameOf(host: string): string {
  return URL.parse(`http://${host}`)?.hostname ?? host
}

function isLoopback(host: string): boolean {
  const plain = host.replace(/^\[|\]$/g, '').replace(/^::ffff:/, '')
  return (
    plain === 'localhost' ||
    plain.endsWith('.localhost') ||
    plain === '::1' ||
    /^127(?:\.\d{1,3}){3}$/.test(plain)
  )
}

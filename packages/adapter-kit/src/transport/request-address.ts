/** Where a request goes, as `node:http` takes it. */
export interface RequestAddress {
  readonly protocol: string
  readonly hostname: string
  readonly port: string
  /** The `Host` header. */
  readonly host: string
  readonly path: string
}

/** Parts of the address that all requests to one server share. */
type ServerAddress = Omit<RequestAddress, 'path'>

/** A path and a query that a URL parser leaves as they are: no dots, no escapes before the query. */
const PLAIN = /^\/[\w/-]*(?:\?[\w=&%,.-]*)?$/

/** Makes the function that reads URLs. An adapter sends to one server: its part is read once. */
export function createAddressReader(): (url: string) => RequestAddress {
  let known: { readonly origin: string; readonly server: ServerAddress } | undefined
  return (url) => {
    const path = known && url.startsWith(known.origin) ? url.slice(known.origin.length) : ''
    if (known && PLAIN.test(path)) return { ...known.server, path }
    const { origin, protocol, hostname, port, host, pathname, search } = new URL(url)
    const server = { protocol, hostname: bareHost({ hostname }), port, host }
    known = { origin, server }
    return { ...server, path: pathname + search }
  }
}

/** A host as a socket takes it: an IPv6 address without its brackets. */
export function bareHost({ hostname }: { readonly hostname: string }): string {
  return hostname.replaceAll(/[[\]]/g, '')
}

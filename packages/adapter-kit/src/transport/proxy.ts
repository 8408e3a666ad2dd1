import { PaymentError } from '@paystate/core'

/** The proxy on the way to an address; undefined where there is none. */
export type ProxyOf = (target: {
  readonly protocol: string
  readonly host: string
}) => URL | undefined

const HOW = 'Give its address, e.g. http://proxy.example:3128, or `environment`.'

/**
 * Reads the `proxy` option. Nothing is taken from the environment unless it says so.
 *
 * @throws {PaymentError} `invalid_configuration`. It does not repeat the address, which may hold a password.
 */
export function createProxyOf(
  option: string | undefined,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): ProxyOf {
  if (option === undefined) return () => undefined
  if (option !== 'environment') {
    const proxy = parseProxy(option)
    return () => proxy
  }
  const address = environment.HTTPS_PROXY || environment.https_proxy
  if (!address) return () => undefined
  const proxy = parseProxy(address)
  const direct = (environment.NO_PROXY || environment.no_proxy || '').split(/[\s,]+/)
  return ({ protocol, host }) =>
    protocol === 'https:' && !direct.some((entry) => covers(entry, host)) ? proxy : undefined
}

function parseProxy(address: string): URL {
  const proxy = URL.parse(address)
  if (proxy?.protocol === 'http:' || proxy?.protocol === 'https:') return proxy
  throw new PaymentError('invalid_configuration', {
    what: 'The proxy is no http or https address.',
    advice: HOW,
  })
}

/** `*`, a host, or a domain with everything below it, with or without a leading dot. */
function covers(entry: string, host: string): boolean {
  const domain = entry.toLowerCase().replace(/^\*?\./, '')
  return entry === '*' || (domain !== '' && (host === domain || host.endsWith(`.${domain}`)))
}

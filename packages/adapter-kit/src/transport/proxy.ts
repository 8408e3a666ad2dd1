import { PaymentError } from '@paystate/core'

/** The proxy for a URL; undefined where there is none. */
export type ProxyOf = (target: {
  readonly isSecure: boolean
  readonly host: string
  /** Empty for the usual one. */
  readonly port: string
}) => URL | undefined

const HOW = 'Give its address, e.g. http://proxy.example:3128, or `environment`.'

/**
 * Reads the `proxy` option. Nothing is taken from the environment unless the option says so.
 *
 * @throws {PaymentError} `invalid_configuration`. It does not repeat the URL, which may contain a password.
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
  const direct = (environment.NO_PROXY || environment.no_proxy || '').split(/[\s,]/)
  return ({ isSecure, host, port }) =>
    isSecure && !direct.some((entry) => covers(entry, { host, port })) ? proxy : undefined
}

function parseProxy(address: string): URL {
  const proxy = URL.parse(address)
  if (proxy?.protocol !== 'http:' && proxy?.protocol !== 'https:')
    throw invalid('not an http or https URL.')
  if (!isDecodable(proxy.username) || !isDecodable(proxy.password))
    throw invalid('a % in its user or password must be written as %25.')
  return proxy
}

function invalid(why: string): PaymentError {
  return new PaymentError('invalid_configuration', { what: `Invalid proxy: ${why}`, advice: HOW })
}

/** What cannot be decoded would fail every single connection. */
function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

/** `*`, a host, or a domain with everything below it, with or without a leading dot, and for one port or for all. */
function covers(entry: string, { host, port }: { readonly host: string; readonly port: string }) {
  const [, name = entry, only] = /^([^:]+):(\d+)$/.exec(entry) ?? []
  if (only !== undefined && only !== (port || HTTPS_PORT)) return false
  const domain = name.toLowerCase().replace(/^\*?\./, '')
  return name === '*' || (domain !== '' && (host === domain || host.endsWith(`.${domain}`)))
}

const HTTPS_PORT = '443'

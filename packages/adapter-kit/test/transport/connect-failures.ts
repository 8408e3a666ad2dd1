/** How a connection fails, and the words for it. */
export const CONNECT_FAILURES = [
  ['dns', 'its host name could not be resolved'],
  ['unreachable', 'no network leads to its address'],
  ['refused', 'the connection was refused'],
  ['tls', 'the TLS handshake failed'],
  ['timed_out', 'connecting took too long'],
  ['proxy', 'the proxy did not connect'],
  ['proxy_unauthorized', 'the proxy did not accept the credentials of its URL'],
] as const

/** How a connection fails, and the words for it. */
export const CONNECT_FAILURES = [
  ['dns', 'its host name could not be resolved'],
  ['refused', 'the connection was refused'],
  ['tls', 'the TLS handshake failed'],
  ['timed_out', 'connecting took too long'],
  ['proxy', 'the proxy did not connect'],
] as const

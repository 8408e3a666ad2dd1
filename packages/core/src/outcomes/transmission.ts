/**
 * Why no connection could be made: the name was not resolved, no network leads to the address, nothing accepts
 * connections there, the TLS handshake failed or the certificate is not trusted, it took too long, the proxy did
 * not open the tunnel, or it wants other credentials.
 */
export type ConnectFailure =
  | 'dns'
  | 'unreachable'
  | 'refused'
  | 'tls'
  | 'timed_out'
  | 'proxy'
  | 'proxy_unauthorized'

/**
 * How far one attempt of a request got, as the transport saw it.
 *
 * It is the only evidence for concluding that something was never sent, so whoever reports it must have
 * watched the connection: what was not seen is reported as not seen.
 */
export interface Transmission {
  /**
   * Who watched. `connection`: the kit's own HTTP/1.1 connection. `reported`: an injected fetch that
   * reports its own progress. `nobody`: anything else, which proves nothing.
   */
  readonly watchedBy: 'connection' | 'reported' | 'nobody'
  /** One of our own checks (signal, deadline, lease, request) stopped it before anything was written. */
  readonly stopped?: 'aborted' | 'invalid'
  /** The error came from the connector: DNS, refused, a handshake or connect that did not finish. */
  readonly connectorFailed: boolean
  /** Something of the request was written to the connection. */
  readonly bytesLeft: boolean
}

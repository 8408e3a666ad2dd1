/**
 * Why no connection could be made: the name was not resolved, nobody accepts connections at the address, the
 * TLS handshake failed or the certificate is not trusted, it took too long, or the proxy made no tunnel.
 */
export type ConnectFailure = 'dns' | 'refused' | 'tls' | 'timed_out' | 'proxy'

/**
 * How far one attempt of a request got, as the transport saw it.
 *
 * It is the only evidence for saying that something was never sent, so whoever fills it in must have
 * watched: what was not seen is said to be not seen.
 */
export interface Transmission {
  /**
   * Who watched. `connection`: the kit's own HTTP/1.1 connection. `reported`: an injected fetch that
   * reports its own progress. `nobody`: anything else, which proves nothing.
   */
  readonly watchedBy: 'connection' | 'reported' | 'nobody'
  /** A check of our own stopped it before anything was written: of signal, deadline and lease, or of the request. */
  readonly stopped?: 'aborted' | 'invalid'
  /** The error came from the connector: DNS, refused, a handshake or connect that did not finish. */
  readonly connectorFailed: boolean
  /** Something of the request was written to the connection. */
  readonly bytesLeft: boolean
}

/**
 * How far one attempt of a request got, as the transport saw it.
 *
 * It is the only evidence for saying that something was never sent, so whoever fills it in must have
 * watched: what was not seen is said to be not seen.
 */
export interface Transmission {
  /**
   * Who watched. `dispatcher`: the kit's own HTTP/1.1 connection. `reported`: an injected fetch that
   * reports its own progress. `nobody`: anything else, which proves nothing.
   */
  readonly watchedBy: 'dispatcher' | 'reported' | 'nobody'
  /** The check of our own that stopped it before fetch was called: of its signal, or of its headers. */
  readonly stopped?: 'aborted' | 'invalid'
  /** The error came from the connector: DNS, refused, a handshake or connect that did not finish. */
  readonly connectorFailed: boolean
  /** Any request of this attempt published that headers or a part of the body left. */
  readonly bytesLeft: boolean
}

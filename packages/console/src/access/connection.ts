/** What the server knows of a request that the request itself does not say. */
export interface Connection {
  /** The address of whoever opened the connection. */
  readonly remoteAddress?: string | undefined
}

/** What one signature covers: the same four parts for a request, its answer and a notification. */
export interface SignedMessage {
  /** Path and query, without scheme and host. */
  path: string
  clientId: string
  /** The time header as it stands on the wire; it is never parsed and written again. */
  time: string
  body: Uint8Array
}

/** The bytes that are signed. Every message is a POST, so the method is fixed. */
export function stringToSign({ path, clientId, time, body }: SignedMessage): Uint8Array {
  return Buffer.concat([Buffer.from(`POST ${path}\n${clientId}.${time}.`), body])
}

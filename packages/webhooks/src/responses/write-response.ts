import type { ServerResponse } from 'node:http'

/** Sends a web-standard Response through `node:http`, or Express's response. */
export async function writeResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer())
  outgoing.statusCode = response.status
  outgoing.setHeaders(response.headers)
  // What is left of a message that was given up would be taken for the next one.
  if (!outgoing.req.complete) outgoing.setHeader('connection', 'close')
  outgoing.end(body)
}

import type { ServerResponse } from 'node:http'

/** Sends a web-standard Response through `node:http`, or Express's response. */
export async function writeResponse(answer: Response, response: ServerResponse): Promise<void> {
  const body = Buffer.from(await answer.arrayBuffer())
  response.statusCode = answer.status
  response.setHeaders(answer.headers)
  // What is left of a message that was given up would be taken for the next one.
  if (!response.req.complete) response.setHeader('connection', 'close')
  response.end(body)
}

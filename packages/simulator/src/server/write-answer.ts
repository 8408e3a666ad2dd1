import type { ServerResponse } from 'node:http'
import { halfOf } from '../wire/half-of.ts'
import type { WireAnswer } from '../wire/wire.ts'

/** Puts an answer on a socket, or does to the socket what the answer asks for. */
export async function writeAnswer(response: ServerResponse, answer: WireAnswer): Promise<void> {
  const { socket } = response
  switch (answer.kind) {
    case 'answer':
      return writeWhole(response, answer.response)
    case 'reset':
      socket?.resetAndDestroy()
      return
    case 'drop':
      socket?.destroy()
      return
    case 'stall':
      return
    case 'truncate':
      return writeHalf(response, { ...answer, end: () => socket?.destroy() })
    case 'stall_in_body':
      return writeHalf(response, { ...answer, end: () => undefined })
  }
}

async function writeWhole(response: ServerResponse, answer: Response): Promise<void> {
  const body = Buffer.from(await answer.arrayBuffer())
  const isEmpty = answer.status === 204 || answer.status === 304
  response.writeHead(answer.status, {
    ...toHeaders(answer.headers),
    ...(!isEmpty && { 'content-length': body.length }),
  })
  response.end(isEmpty ? undefined : body)
}

async function writeHalf(
  response: ServerResponse,
  { response: answer, end }: { response: Response; end: () => void },
): Promise<void> {
  const { half, headers } = await halfOf(answer)
  response.writeHead(answer.status, toHeaders(headers))
  response.write(half, end)
}

function toHeaders(headers: Headers): Record<string, string | string[]> {
  const cookies = headers.getSetCookie()
  return {
    ...Object.fromEntries(headers),
    ...(cookies.length > 0 && { 'set-cookie': cookies }),
  }
}

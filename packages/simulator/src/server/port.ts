import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { WireAnswer } from '../wire/wire.ts'
import type { ServerCertificate } from './certificate.ts'
import { isForbidden, readRequest } from './read-request.ts'
import { writeAnswer } from './write-answer.ts'

export interface PortOptions {
  port: number
  host: string
  /** With one the port speaks https. */
  certificate?: ServerCertificate | undefined
  answer(request: Request): Promise<WireAnswer>
}

/** A port that is being listened on. */
export interface Port {
  readonly url: string
  close(): Promise<void>
  refuseConnections(areRefused: boolean): Promise<void>
}

/** A request's head may take long on a paused machine, but not for ever. */
const LIMITS = { keepAliveTimeout: 60_000 }

export async function openPort(options: PortOptions): Promise<Port> {
  const { certificate, host } = options
  const handle = (message: IncomingMessage, response: ServerResponse) => {
    void answerOn(response, { message, baseUrl: url, answer: options.answer })
  }
  const server = certificate
    ? createSecureServer({ ...certificate, ...LIMITS }, handle)
    : createServer(LIMITS, handle)
  const port = await listen(server, options)
  const url = `${certificate ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}`

  return {
    url,
    close: () => close(server),
    async refuseConnections(areRefused) {
      if (areRefused === !server.listening) return
      if (areRefused) await close(server)
      else await listen(server, { port, host })
    },
  }
}

async function answerOn(
  response: ServerResponse,
  from: { message: IncomingMessage; baseUrl: string; answer: PortOptions['answer'] },
): Promise<void> {
  response.sendDate = false // the machine's time is not that of a provider, which says its own
  if (isForbidden(from.message.method)) return void response.writeHead(405).end()
  const left = new AbortController()
  // A request's own signal follows this one only while the request itself is held.
  const held: { request?: Request | undefined } = {}
  response.once('close', () => {
    left.abort()
    held.request = undefined
  })
  const request = await readRequest(from.message, { baseUrl: from.baseUrl, signal: left.signal })
  if (!request) return void response.destroy()
  held.request = request
  const answer = await from.answer(request).catch(broken)
  return writeAnswer(response, answer)
}

/** A mistake of the simulator's own: nothing of it goes out. */
const broken = (): WireAnswer => ({
  kind: 'answer',
  response: new Response('The simulator failed.\n', { status: 500 }),
})

function listen(server: Server, { port, host }: { port: number; host: string }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const address = server.address()
      resolve(address && typeof address === 'object' ? address.port : port)
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

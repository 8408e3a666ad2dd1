import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { SimulatorSite } from '../wire/wire.ts'
import { readRequest } from './read-request.ts'
import { writeAnswer } from './write-answer.ts'

export interface SimulatorServerOptions {
  mollie?: SimulatorSite
  antom?: SimulatorSite
  /** Default 0: a free one. */
  port?: number
  /** Default 127.0.0.1. */
  host?: string
}

/** The simulators on a port of this machine. */
export interface SimulatorServer {
  readonly url: string
  /** The endpoint for a Mollie client: it ends in `/v2`. */
  readonly mollieUrl: string
  /** The host for an Antom client: the paths of the API begin behind it. */
  readonly antomUrl: string
  /** Ends every connection, stalled ones too. */
  close(): Promise<void>
  /** Whether new connections are refused; the ones that are open end. The port stays the same. */
  refuseConnections(areRefused: boolean): Promise<void>
}

/** Puts simulators on one http port, their checkout pages included. */
export async function startSimulatorServer(
  options: SimulatorServerOptions = {},
): Promise<SimulatorServer> {
  const { mollie, antom, port = 0, host = '127.0.0.1' } = options
  const sites = [mollie, antom].filter((site) => site !== undefined)
  const server = createServer({ keepAliveTimeout: 60_000 }, (message, response) => {
    void answerOn(response, { message, sites, baseUrl: url })
  })
  const bound = await listen(server, { port, host })
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${bound}`
  for (const site of sites) site.moveTo(url)

  return {
    url,
    mollieUrl: `${url}/v2`,
    antomUrl: url,
    close: () => close(server),
    async refuseConnections(areRefused) {
      if (areRefused === !server.listening) return
      if (areRefused) await close(server)
      else await listen(server, { port: bound, host })
    },
  }
}

async function answerOn(
  response: ServerResponse,
  from: { message: IncomingMessage; sites: readonly SimulatorSite[]; baseUrl: string },
): Promise<void> {
  const request = await readRequest(from.message, from.baseUrl)
  if (!request) return void response.destroy()
  const { pathname } = new URL(request.url)
  const site = from.sites.find((candidate) => candidate.claims(pathname))
  if (!site) return writeAnswer(response, { kind: 'answer', response: notFound() })
  if (await site.wire.refuses(request)) return writeAnswer(response, { kind: 'reset' })
  return writeAnswer(response, await site.wire.answer(request))
}

function notFound(): Response {
  return new Response('No simulated provider has this path.\n', { status: 404 })
}

function listen(server: Server, { port, host }: { port: number; host: string }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const address: AddressInfo | string | null = server.address()
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

import type { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Clock } from '@paystate/core'
import type { AttemptLimit } from './attempt-limit.ts'
import { connectErrorOf } from './connect-error.ts'
import { Agent } from './node-http.ts'
import type { ProxyOf } from './proxy.ts'
import { openTunnel } from './tunnel.ts'
import { whenReady } from './when-ready.ts'

/** Our connections, reused by later requests. An idle one does not keep the process alive. */
export interface Agents {
  readonly http: HttpAgent
  readonly https: HttpsAgent
  /** Whether a socket is ours: where a runtime sends over its own, nobody watched. */
  readonly made: (socket: Duplex) => boolean
}

export interface AgentsOptions {
  readonly clock: Clock
  readonly proxyOf: ProxyOf
  readonly idleMs: number
}

/**
 * The most recently used connection is used first: the others expire. Their number has no limit: a
 * request that waits for one in Node's agent is lost when the connection before it cannot be made.
 */
export function createAgents(options: AgentsOptions): Agents {
  const made = new WeakSet<Duplex>()
  const shared = {
    keepAlive: true,
    scheduling: 'lifo',
    timeout: options.idleMs,
  } as const
  const http = new Agent(shared)
  const https = new HttpsAgent({
    ...shared,
    rejectUnauthorized: true,
    ALPNProtocols: ['http/1.1'],
  })
  // Node's own name for a connection includes every TLS option: here they are all the same.
  http.getName = nameOf
  https.getName = nameOf
  const opened = { ...options, made }
  http.createConnection = connecting(http.createConnection.bind(http), {
    ...opened,
    isSecure: false,
  })
  https.createConnection = connecting(https.createConnection.bind(https), {
    ...opened,
    isSecure: true,
  })
  return { http, https, made: (socket) => made.has(socket) }
}

function nameOf({ host, port }: Address = {}): string {
  return `${host}:${port}`
}

interface Address {
  readonly host?: string | null | undefined
  readonly port?: string | number | null | undefined
}

/** What we pass to a request besides Node's own options: the agent passes it on. */
export interface Waiting {
  readonly limit?: AttemptLimit
}

interface Connecting extends AgentsOptions {
  readonly isSecure: boolean
  readonly made: WeakSet<Duplex>
}

type Opened = Duplex | null | undefined
type HandOver = (error: Error | null, socket: Duplex) => void

/** Provides a connection only once it is ready, so that a request without one was provably not sent. */
function connecting<Options extends Address>(
  open: (options: Options) => Opened,
  context: Connecting,
): (options: Options & Waiting, handOver?: HandOver) => undefined {
  return (options, handOver) => {
    connect(open, options, context).then(
      (socket) => {
        context.made.add(socket)
        handOver?.(null, socket)
      },
      // The agent accepts only the error of a failure.
      (error: unknown) => handOver?.(connectErrorOf(error, 'refused'), new Socket()),
    )
  }
}

async function connect<Options extends Address>(
  open: (options: Options) => Opened,
  options: Options & Waiting,
  { clock, proxyOf, isSecure }: Connecting,
): Promise<Duplex> {
  const { host, port, limit } = { ...options, host: options.host ?? '', port: options.port ?? '' }
  const proxy = proxyOf({ isSecure, host, port: String(port) })
  const tunnel = proxy && (await openTunnel(proxy, { target: targetOf(host, port), clock, limit }))
  if (tunnel && !isSecure) return tunnel
  const socket = open(tunnel ? { ...options, socket: tunnel } : options)
  if (!socket) throw new TypeError('No socket was made.')
  const event = isSecure ? 'secureConnect' : 'connect'
  return whenReady(socket, { event, clock, limit, otherwise: tunnel ? 'tls' : 'refused' })
}

function targetOf(host: string, port: string | number): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`
}

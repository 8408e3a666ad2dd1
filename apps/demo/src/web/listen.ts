import type { AddressInfo } from 'node:net'
import { createAdaptorServer, type ServerType } from '@hono/node-server'

/** A web application on a port of this machine. */
export interface Listening {
  readonly port: number
  close(): Promise<void>
}

export type Serve = (request: Request) => Response | Promise<Response>

/** Listens on a port, or on a free one if it is in use. */
export async function listen(serve: Serve, { port }: { port: number }): Promise<Listening> {
  const server = createAdaptorServer({ fetch: serve })
  try {
    await bind(server, port)
  } catch (error) {
    if (!isTaken(error)) throw error
    await bind(server, 0)
  }
  return { port: portOf(server), close: () => close(server) }
}

function bind(server: ServerType, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function isTaken(error: unknown): boolean {
  const codes = ['EADDRINUSE', 'EACCES']
  return error instanceof Error && 'code' in error && codes.some((code) => code === error.code)
}

function portOf(server: ServerType): number {
  const address: AddressInfo | string | null = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

/** Ends every connection: open event streams would keep the server running forever. */
function close(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
}

import { createServer, type Server, type Socket } from 'node:net'

export interface RawServer extends AsyncDisposable {
  readonly port: number
  /** With a slash at its end. */
  readonly url: string
  readonly sockets: readonly Socket[]
  /** What came in, in the pieces in which it came. */
  readonly received: () => readonly string[]
}

/** A TCP server whose every connection is handled by hand, for connections that break half-way. */
export async function startRawServer(handle: (socket: Socket) => void): Promise<RawServer> {
  const sockets: Socket[] = []
  const received: string[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    socket.on('data', (data) => received.push(data.toString('latin1')))
    handle(socket)
  })
  const port = await listen(server)
  return {
    port,
    url: `http://127.0.0.1:${port}/`,
    sockets,
    received: () => received,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Listens on a free port of this machine. */
export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = await startRawServer(() => undefined)
  await server[Symbol.asyncDispose]()
  return server.port
}

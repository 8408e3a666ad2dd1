import { createServer, type Server, type Socket } from 'node:net'

export interface RawServer extends AsyncDisposable {
  readonly port: number
  readonly sockets: readonly Socket[]
}

/** A TCP server whose every connection is handled by hand, for connections that break half-way. */
export async function startRawServer(handle: (socket: Socket) => void): Promise<RawServer> {
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    handle(socket)
  })
  await listen(server)
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    port: address.port,
    sockets,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = await startRawServer(() => undefined)
  await server[Symbol.asyncDispose]()
  return server.port
}

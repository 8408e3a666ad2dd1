import { once } from 'node:events'
import {
  createServer,
  getCACertificates,
  setDefaultCACertificates,
  type TLSSocket,
  type TlsOptions,
} from 'node:tls'
import { generate } from 'selfsigned'
import { listen } from './server.ts'

export interface Certificate {
  readonly cert: string
  readonly key: string
}

/** A certificate of its own authority, for this machine unless another name is given. */
export async function createCertificate(name = '127.0.0.1'): Promise<Certificate> {
  const pems = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [name === '127.0.0.1' ? { type: 7, ip: name } : { type: 2, value: name }],
      },
    ],
  })
  return { cert: pems.cert, key: pems.private }
}

/** Trusts certificates in this process, and none besides, until what it returns is called. */
export function trust(...certificates: readonly Certificate[]): () => void {
  const before = getCACertificates('default')
  setDefaultCACertificates(certificates.map(({ cert }) => cert))
  return () => setDefaultCACertificates(before)
}

export interface TlsServer extends AsyncDisposable {
  readonly url: string
  readonly port: number
  /** What came in after the handshakes. */
  readonly received: () => string
  readonly sockets: readonly TLSSocket[]
}

/** A TLS server whose every connection is handled by hand. */
export async function startTlsServer(
  options: TlsOptions,
  handle: (socket: TLSSocket) => void,
): Promise<TlsServer> {
  const sockets: TLSSocket[] = []
  let received = ''
  const server = createServer(options, (socket) => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    socket.on('data', (data) => {
      received += data.toString('latin1')
    })
    handle(socket)
  })
  server.on('tlsClientError', () => undefined)
  const port = await listen(server)
  return {
    port,
    url: `https://127.0.0.1:${port}/`,
    received: () => received,
    sockets,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

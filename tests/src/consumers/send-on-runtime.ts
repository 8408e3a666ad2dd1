import { execFile } from 'node:child_process'
import { cpSync, writeFileSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { createServer as createTlsServer } from 'node:tls'
import { promisify } from 'node:util'
import { generate } from 'selfsigned'
import { z } from 'zod'
import { ROOT } from '../workspace/files.ts'
import type { Runtime } from './runtimes.ts'
import type { WireCase } from './wire-cases.ts'

const run = promisify(execFile)

/** The outcome of a request to one provider, and how many requests that provider received. */
export interface Sent {
  readonly became: unknown
  readonly arrived: number
}

/** Sends one request to each of the cases' servers, with the kit that is installed in the folder. */
export async function sendOn(
  { executable, before }: Runtime,
  { cases, folder }: { cases: readonly WireCase[]; folder: string },
): Promise<readonly Sent[]> {
  const pems = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    keyType: 'ec',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
    ],
  })
  const certificate = join(folder, 'certificate.pem')
  writeFileSync(certificate, pems.cert)
  // Deno loads from `node_modules` only what a manifest names.
  const dependencies = { '@paystate/adapter-kit': '*' }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }))
  cpSync(join(ROOT, 'tests/fixtures/send.mjs'), join(folder, 'send.mjs'))
  const servers = await Promise.all(
    cases.map((one) => start(one, { cert: pems.cert, key: pems.private })),
  )
  const lines = servers.map(({ url }, index) => ({ url, abort: cases[index]?.abort }))
  try {
    const { stdout } = await run(executable, [...before, 'send.mjs', JSON.stringify(lines)], {
      cwd: folder,
      env: { ...process.env, NODE_EXTRA_CA_CERTS: certificate, DENO_CERT: certificate },
    })
    const results = z.array(z.unknown()).parse(JSON.parse(stdout))
    return servers.map(({ arrived }, index) => ({ became: results[index], arrived: arrived() }))
  } finally {
    for (const { stop } of servers) stop()
  }
}

interface Started {
  readonly url: string
  readonly arrived: () => number
  readonly stop: () => void
}

async function start(
  { scheme, server: kind, handle }: WireCase,
  tls: { readonly cert: string; readonly key: string },
): Promise<Started> {
  const sockets = new Set<Socket>()
  let arrived = 0
  const take = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('data', (data) => {
      if (data.toString('latin1').startsWith('POST ')) arrived += 1
      handle(socket)
    })
  }
  const server = kind === 'https' ? createTlsServer(tls, take) : createServer(take)
  const port = await listen(server)
  const stop = (): void => {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
  if (kind === 'none') stop()
  return { url: `${scheme}://127.0.0.1:${port}/`, arrived: () => arrived, stop }
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

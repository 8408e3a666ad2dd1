import { rmSync } from 'node:fs'
import { compareTable } from './report/compare-table.ts'
import { startServer } from './run/child.ts'
import { compare } from './run/compare.ts'
import { urlOf } from './run/url-of.ts'
import { writeCertificate } from './servers/certificate.ts'

const CONTENDERS = [
  'transport-fetch',
  'transport-undici',
  'transport-https',
  'transport-kit',
] as const

/** The kit's transport, and what it could stand on, against one TLS server, HTTP/1.1 for all. */
export async function benchmarkTransport(): Promise<void> {
  const { folder, file } = await writeCertificate()
  using server = await startServer(new URL('./servers/mollie-server.ts', import.meta.url), {
    env: { BENCHMARK_CERTIFICATE: folder },
  })
  for (const callers of [1, 16]) {
    const figures = await compare({
      contenders: CONTENDERS,
      operation: 'create',
      callers,
      url: urlOf(server.ready),
      rounds: 5,
      calls: () => 6000,
      env: () => ({ NODE_EXTRA_CA_CERTS: file }),
    })
    console.log(`\nTransport, ${callers} caller(s), TLS\n\n${compareTable(figures)}`)
  }
  rmSync(folder, { recursive: true })
}

import { rmSync } from 'node:fs'
import { compareTable } from './report/compare-table.ts'
import { startServer } from './run/child.ts'
import { compare } from './run/compare.ts'
import { urlOf } from './run/url-of.ts'
import { writeCertificate } from './servers/certificate.ts'

const CONTENDERS = ['mollie-plain', 'mollie-adapter', 'mollie-bare'] as const

/** The adapter, plain fetch and the bare client against one TLS server, HTTP/1.1 for all. */
export async function benchmarkMollie(): Promise<void> {
  const { folder, file } = await writeCertificate()
  using server = await startServer(new URL('./servers/mollie-server.ts', import.meta.url), {
    env: { BENCHMARK_CERTIFICATE: folder },
  })
  for (const operation of ['create', 'get'] as const) {
    for (const callers of [1, 16]) {
      const figures = await compare({
        contenders: CONTENDERS,
        operation,
        callers,
        url: urlOf(server.ready),
        rounds: 3,
        calls: (name) => (name === 'mollie-bare' ? 60 : 6000),
        // The bare client accepts no certificate but those of its own list, so it has to accept all.
        env: (name) =>
          name === 'mollie-bare'
            ? { NODE_TLS_REJECT_UNAUTHORIZED: '0' }
            : { NODE_EXTRA_CA_CERTS: file },
      })
      console.log(`\nMollie, ${operation}, ${callers} caller(s), TLS\n\n${compareTable(figures)}`)
    }
  }
  rmSync(folder, { recursive: true })
}

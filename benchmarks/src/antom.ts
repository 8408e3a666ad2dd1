import { compareTable } from './report/compare-table.ts'
import { startServer } from './run/child.ts'
import { compare } from './run/compare.ts'
import { urlOf } from './run/url-of.ts'
import { benchmarkSigning } from './signing.ts'
import { benchmarkWebhooks } from './webhooks.ts'

/** The adapter against fetch and node:crypto by hand; its signatures against openssl; its webhooks. */
export async function benchmarkAntom(): Promise<void> {
  using server = await startServer(new URL('./servers/antom-server.ts', import.meta.url))
  for (const callers of [1, 16]) {
    const figures = await compare({
      contenders: ['antom-plain', 'antom-adapter'],
      operation: 'create',
      callers,
      url: urlOf(server.ready),
      rounds: 3,
      calls: () => 6000,
      env: () => ({}),
    })
    console.log(`\nAntom, create, ${callers} caller(s)\n\n${compareTable(figures)}`)
  }
  await benchmarkSigning()
  await benchmarkWebhooks()
}

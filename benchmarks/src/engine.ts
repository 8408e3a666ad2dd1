import { type OpenedDatabase, openDatabase } from '@paystate/engine'
import { startPostgres } from '../../packages/engine/test/support/postgres-server.ts'
import { measureGrowth } from './engine/measure-growth.ts'
import { measureWhole } from './engine/measure-whole.ts'
import { table } from './report/table.ts'

const EMBEDDED_SIZES = [1_000, 100_000]

/**
 * Whole payments against as many bare transactions; the aim is half as fast. And what calls cost when there are
 * ever more payments; the aim is at most 1.3 times.
 */
export async function benchmarkEngine(sizes: readonly number[]): Promise<void> {
  await onBoth('embedded', { open: () => openDatabase('memory://'), sizes: EMBEDDED_SIZES })
  const server = await startPostgres()
  if (!server) return console.log('PostgreSQL is not installed: the engine on a server is SKIPPED')
  try {
    await onBoth('server', {
      open: async (name) => {
        const first = await openDatabase(server.url)
        await first.query(`create database ${name}`)
        await first.close()
        return openDatabase(server.url.replace(/[^/]+$/, name))
      },
      sizes,
    })
  } finally {
    await server.stop()
  }
}

interface Where {
  readonly open: (name: string) => Promise<OpenedDatabase>
  readonly sizes: readonly number[]
}

async function onBoth(where: string, { open, sizes }: Where): Promise<void> {
  const whole = await open('whole')
  const { transactions, statements, paymentMs, bareMs } = await measureWhole(whole)
  await whole.close()
  console.log(
    `\nA whole payment, ${where}: ${paymentMs.toFixed(1)} ms with ${transactions.toFixed(0)} transactions ` +
      `and ${statements.toFixed(0)} statements; as many bare transactions: ${bareMs.toFixed(1)} ms ` +
      `(${(bareMs / paymentMs).toFixed(2)}×)`,
  )
  const growing = await open('growing')
  const measured = await measureGrowth(growing, sizes)
  await growing.close()
  const [first, ...others] = measured
  if (!first) return
  const head = ['milliseconds', ...measured.map(({ payments }) => `${payments} payments`), 'growth']
  const rows = Object.entries(first.milliseconds).map(([name, least]) => {
    const all = measured.map(({ milliseconds }) => milliseconds[name] ?? Number.NaN)
    const growth = (all.at(-1) ?? Number.NaN) / least
    return [
      name,
      ...all.map((one) => one.toFixed(2)),
      others.length > 0 ? `${growth.toFixed(2)}×` : '',
    ]
  })
  console.log(`\nThe engine as payments grow, ${where}\n\n${table(head, rows)}`)
}

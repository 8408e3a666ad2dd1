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
  const embedded: Open = () => openDatabase('memory://')
  await whole('embedded', { open: embedded, callers: 1 })
  await growth('embedded', { open: embedded, sizes: EMBEDDED_SIZES })
  await onServer('no_wait', async (open) => {
    await whole('server that does not wait for its disk', { open, callers: 1 })
    await growth('server', { open, sizes })
  })
  await onServer('wait', async (open) => {
    await whole('server that waits for its disk', { open, callers: 1 })
    await whole('server that waits for its disk', { open, callers: 8 })
  })
}

/** Opens a new database. */
type Open = () => Promise<OpenedDatabase>

async function onServer(
  disk: 'wait' | 'no_wait',
  measure: (open: Open) => Promise<void>,
): Promise<void> {
  const server = await startPostgres({ disk })
  if (!server) return console.log('PostgreSQL is not installed: the engine on a server is SKIPPED')
  let databases = 0
  try {
    await measure(async () => {
      databases += 1
      const first = await openDatabase(server.url)
      await first.query(`create database benchmark_${databases}`)
      await first.close()
      return openDatabase(server.url.replace(/[^/]+$/, `benchmark_${databases}`))
    })
  } finally {
    await server.stop()
  }
}

async function whole(
  where: string,
  { open, callers }: { readonly open: Open; readonly callers: number },
): Promise<void> {
  const database = await open()
  const { transactions, statements, paymentMs, bareMs } = await measureWhole(database, { callers })
  await database.close()
  console.log(
    `\nA whole payment, ${where}, ${callers} at a time: ${paymentMs.toFixed(1)} ms with ` +
      `${transactions.toFixed(0)} transactions and ${statements.toFixed(0)} statements; ` +
      `as many bare transactions: ${bareMs.toFixed(1)} ms (${(bareMs / paymentMs).toFixed(2)}×)`,
  )
}

async function growth(
  where: string,
  { open, sizes }: { readonly open: Open; readonly sizes: readonly number[] },
): Promise<void> {
  const database = await open()
  const measured = await measureGrowth(database, sizes)
  await database.close()
  const [first, ...others] = measured
  if (!first) return
  const head = ['milliseconds', ...measured.map(({ payments }) => `${payments} payments`), 'growth']
  const rows = Object.entries(first.milliseconds).map(([name, least]) => {
    const all = measured.map(({ milliseconds }) => milliseconds[name] ?? Number.NaN)
    const last = all.at(-1) ?? Number.NaN
    return [
      name,
      ...all.map((one) => one.toFixed(2)),
      others.length > 0 ? `${(last / least).toFixed(2)}×` : '',
    ]
  })
  console.log(`\nThe engine as payments grow, ${where}\n\n${table(head, rows)}`)
}

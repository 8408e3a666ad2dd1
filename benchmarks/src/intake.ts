import { openDatabase } from '@paystate/engine'
import { startPostgres } from '../../packages/engine/test/support/postgres-server.ts'
import { measureIntake, type Rate } from './intake/measure-intake.ts'
import { table } from './report/table.ts'

/** Webhooks taken in against bare inserts of the same bytes, on both databases; the aim is 0.8 of what keeps copies apart. */
export async function benchmarkIntake(): Promise<void> {
  const embedded = await openDatabase('memory://')
  report('embedded, one after another', await measureIntake(embedded, { callers: 1 }))
  await embedded.close()
  await onServer('no_wait', 'server that does not wait for its disk')
  await onServer('wait', 'server that waits for its disk')
}

async function onServer(disk: 'wait' | 'no_wait', name: string): Promise<void> {
  const server = await startPostgres({ disk })
  if (!server) return console.log(`PostgreSQL is not installed: webhooks on a ${name} are SKIPPED`)
  const database = await openDatabase(server.url)
  report(`${name}, eight at a time`, await measureIntake(database, { callers: 8 }))
  await database.close()
  await server.stop()
}

function report(where: string, rates: readonly Rate[]): void {
  const [log] = rates
  const rows = rates.map(({ name, perSecond, microseconds }) => [
    name,
    perSecond.toFixed(0),
    microseconds.toFixed(0),
    `${(perSecond / (log?.perSecond ?? Number.NaN)).toFixed(2)}×`,
  ])
  const head = ['', 'per second', 'CPU µs each, of this process', 'throughput']
  console.log(`\nWebhooks taken in, ${where}\n\n${table(head, rows)}`)
}

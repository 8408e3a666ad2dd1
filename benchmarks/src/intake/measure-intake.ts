import { createHash } from 'node:crypto'
import { createPayments, type OpenedDatabase } from '@paystate/engine'
import { median } from '../report/table.ts'

const CALLS = 400
const ROUNDS = 11

export interface Rate {
  readonly name: string
  readonly perSecond: number
  readonly microseconds: number
}

/**
 * Takes webhooks in, in turns with bare inserts: into a log of bytes and headers without any index but its key,
 * and into a table with the two indexes that any intake needs.
 */
export async function measureIntake(
  database: OpenedDatabase,
  { callers }: { readonly callers: number },
): Promise<readonly Rate[]> {
  const contenders = [
    ['bare insert, a log', await log(database)],
    ['bare insert, unique and due', await keyed(database)],
    ['receiveWebhook', await engine(database)],
  ] as const
  const rates = new Map<string, Samples>(
    contenders.map(([name]) => [name, { seconds: [], cpu: [] }]),
  )
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, take] of contenders) {
      const { seconds, cpu } = await run(take, callers)
      rates.get(name)?.seconds.push(seconds)
      rates.get(name)?.cpu.push(cpu)
    }
  }
  return [...rates].map(([name, { seconds, cpu }]) => ({
    name,
    perSecond: CALLS / median(seconds),
    microseconds: (median(cpu) / CALLS) * 1e6,
  }))
}

interface Samples {
  readonly seconds: number[]
  readonly cpu: number[]
}

type Take = (body: string) => Promise<unknown>

let taken = 0

async function run(take: Take, callers: number): Promise<{ seconds: number; cpu: number }> {
  let left = CALLS
  const caller = async () => {
    while (left > 0) {
      left -= 1
      taken += 1
      await take(`id=tr_${String(taken).padStart(10, '0')}`)
    }
  }
  const cpu = process.cpuUsage()
  const begun = performance.now()
  await Promise.all(Array.from({ length: callers }, caller))
  const seconds = (performance.now() - begun) / 1000
  const { user, system } = process.cpuUsage(cpu)
  return { seconds, cpu: (user + system) / 1e6 }
}

const HEADERS = '{":path":"/webhooks/mollie"}'
const COLUMNS = `key bigint generated always as identity primary key,
  instance text not null, headers json not null, body bytea not null, received_at timestamptz not null`

async function log(database: OpenedDatabase): Promise<Take> {
  await database.query(`create table bare_log (${COLUMNS})`)
  return (body) =>
    database.query(
      `insert into bare_log (instance, headers, body, received_at)
       values ($1, $2::json, decode($3, 'base64'), statement_timestamp())`,
      ['mollie', HEADERS, Buffer.from(body).toString('base64')],
    )
}

async function keyed(database: OpenedDatabase): Promise<Take> {
  await database.query(
    `create table bare_keyed (${COLUMNS}, digest text not null, due_at timestamptz, handled_at timestamptz)`,
  )
  await database.query(
    'create unique index on bare_keyed (instance, digest) where handled_at is null',
  )
  await database.query('create index on bare_keyed (instance, due_at) where due_at is not null')
  return (body) =>
    database.query(
      `insert into bare_keyed (instance, headers, body, received_at, digest, due_at)
       values ($1, $2::json, decode($3, 'base64'), statement_timestamp(), $4, statement_timestamp())`,
      [
        'mollie',
        HEADERS,
        Buffer.from(body).toString('base64'),
        createHash('sha256').update(body).digest('hex'),
      ],
    )
}

async function engine(database: OpenedDatabase): Promise<Take> {
  const { receiveWebhook } = await createPayments({
    database: { query: database.query, transaction: database.transaction },
    providers: {
      mollie: { provider: 'mollie', apiKey: 'test_dHar4XY7LxsDOtmnkVtjNVWXLSlXsM' },
    },
    load: (name) => import(name),
    fetch: async () => new Response('{}', { status: 503 }),
  })
  return async (body) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const url = 'https://shop.example/webhooks/mollie'
    const response = await receiveWebhook(
      'mollie',
      new Request(url, { method: 'POST', body, headers }),
    )
    if (response.status !== 200) throw new Error(`It was not taken in: ${response.status}`)
  }
}

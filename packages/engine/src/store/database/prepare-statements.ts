import type { PGlite as Client } from '@electric-sql/pglite'
import type { PGlite } from './from-pglite.ts'
import { createKeptPlans, type Within } from './kept-plans.ts'

/** The part of the package that speaks PostgreSQL's protocol. */
export type Protocol = Pick<typeof import('@electric-sql/pglite'), 'parse' | 'protocol'>

/** The engine has about 160 statements; the others are the application's. */
const PLANS = 400

/** A plan that was made for other tables: it is gone, its types differ, or what it names is not there. */
const OUTLIVED = /^(?:0A|26|42)/

/**
 * The same PGlite, which plans each statement once. Planning is most of what a statement costs there, and
 * PGlite's own `query` plans every time. Plans belong to the session: only for one that nobody else uses.
 *
 * @see https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-EXT-QUERY
 */
export function prepareStatements(
  client: Client,
  protocol: Protocol,
): PGlite & { close(): Promise<void> } {
  const inTurn = createQueue()
  const { run, plans } = createRunner(client, protocol)
  const { dataDir } = client
  return {
    ...(dataDir === undefined ? {} : { dataDir }),
    query: (text, values) =>
      values.some(isObject)
        ? client.query(text, values)
        : inTurn(() => run(text, values, { within: 'none' })),
    transaction: (work) =>
      inTurn(() =>
        client.transaction((tx) => {
          plans.begin()
          return work({
            query: (text, values) =>
              values.some(isObject)
                ? tx.query(text, values)
                : run(text, values, { within: 'transaction' }),
          })
        }),
      ),
    close: () => client.close(),
  }
}

function createRunner(client: Client, { parse, protocol: { serialize } }: Protocol) {
  const plans = createKeptPlans<Received[number]>(PLANS)

  async function runOnce(text: string, values: readonly unknown[], within: Within) {
    if (client.closed) throw new Error('PGlite is closed')
    const { plan, name, outdated, description } = plans.ask(text, { within })
    const messages = [
      ...outdated.map((other) => serialize.close({ type: 'S', name: other })),
      ...(plan === 'new' ? [serialize.parse({ name, text })] : []),
      serialize.bind({ statement: name, values: values.map(asText) }),
      ...(description ? [] : [serialize.describe({ type: 'P' })]),
      serialize.execute({}),
      serialize.sync(),
    ]
    const received = await client.execProtocolStream(Buffer.concat(messages), {
      syncToFs: within === 'none', // a transaction is synced when it commits
      throwOnError: false,
    })
    if (received.some((message) => message.name === 'parseComplete')) plans.keep(text, name)
    const described = description ?? received.find((message) => DESCRIBES.has(message.name))
    if (described && name !== '') plans.describe(text, described)
    const error = received.find((message) => message instanceof Error)
    const outlived = plan === 'kept' && OUTLIVED.test(codeOf(error))
    if (outlived) plans.forget(text)
    return { received: description ? [description, ...received] : received, error, outlived }
  }

  function run(text: string, values: readonly unknown[], { within }: { within: Within }) {
    return client.runExclusive(async () => {
      const first = await runOnce(text, values, within)
      const isAlone = within === 'none' // inside a transaction, the failure has ended it
      const { received, error } =
        first.outlived && isAlone ? await runOnce(text, values, within) : first
      if (error) throw error
      return { rows: parse.parseResults(received, client.parsers)[0]?.rows ?? [] }
    })
  }

  return { run, plans }
}

/** What the database says of the rows of a statement. */
const DESCRIBES: ReadonlySet<string> = new Set(['rowDescription', 'noData'])

type Received = Awaited<ReturnType<Client['execProtocolStream']>>

function codeOf(error: object | undefined): string {
  return error !== undefined && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** One after another: PGlite would run a statement from outside inside the transaction that is open. */
function createQueue() {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
}

/** A date, an array, bytes: PGlite knows how to write them. */
function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

function asText(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}

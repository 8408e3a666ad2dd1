import type { PGlite as Client } from '@electric-sql/pglite'
import type { PGlite } from './from-pglite.ts'
import { createKeptPlans } from './kept-plans.ts'

/** The part of the package that speaks PostgreSQL's protocol. */
export type Protocol = Pick<typeof import('@electric-sql/pglite'), 'parse' | 'protocol'>

/** The engine has about 160 statements; the others are the application's. */
const PLANS = 400

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
  const run = createRunner(client, protocol)
  const { dataDir } = client
  return {
    ...(dataDir === undefined ? {} : { dataDir }),
    query: (text, values) =>
      values.some(isObject)
        ? client.query(text, values)
        : inTurn(() => run(text, values, { syncToFs: true })),
    transaction: (work) =>
      inTurn(() =>
        client.transaction((tx) =>
          work({
            query: (text, values) =>
              values.some(isObject)
                ? tx.query(text, values)
                : run(text, values, { syncToFs: false }),
          }),
        ),
      ),
    close: () => client.close(),
  }
}

function createRunner(client: Client, { parse, protocol: { serialize } }: Protocol) {
  const plans = createKeptPlans(PLANS)
  return (text: string, values: readonly unknown[], options: { syncToFs: boolean }) =>
    client.runExclusive(async () => {
      if (client.closed) throw new Error('PGlite is closed')
      const { plan, name, outdated } = plans.ask(text)
      const messages = [
        ...outdated.map((other) => serialize.close({ type: 'S', name: other })),
        ...(plan === 'new' ? [serialize.parse({ name, text })] : []),
        serialize.bind({ statement: name, values: values.map(asText) }),
        serialize.describe({ type: 'P' }),
        serialize.execute({}),
        serialize.sync(),
      ]
      const sent = Buffer.concat(messages)
      const received = await client.execProtocolStream(sent, { ...options, throwOnError: false })
      if (received.some((message) => message.name === 'parseComplete')) plans.keep(text, name)
      const error = received.find((message) => message instanceof Error)
      if (error) throw error
      return { rows: parse.parseResults(received, client.parsers)[0]?.rows ?? [] }
    })
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

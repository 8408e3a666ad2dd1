import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openPayments } from '../payments/create-payments.ts'
import type { Payments } from '../payments/payments.ts'
import type { PaymentsOptions } from '../payments/payments-options.ts'
import { type Engine, UsageError } from './command.ts'

/** Where a command finds its database and its providers. */
export interface Source {
  readonly database: string | undefined
  /** The path of a module that exports the options of `createPayments`. */
  readonly config: string | undefined
  readonly directory: string
}

/** Opens the engine at most once, and only for a command that needs it. */
export function openEngine(source: Source): Engine & { close(): Promise<void> } {
  let opened: Promise<Payments> | undefined
  let options: Promise<PaymentsOptions> | undefined
  const read = () => {
    options ??= readOptions(source)
    return options
  }
  return {
    database: async () => (await read()).database,
    payments() {
      opened ??= read().then((known) => openPayments(known))
      return opened
    },
    close: async () => {
      await (await opened)?.close()
    },
  }
}

async function readOptions({ database, config, directory }: Source): Promise<PaymentsOptions> {
  if (config === undefined) {
    if (database !== undefined) return { database, providers: {} }
    throw new UsageError(
      'No database is named. Pass --database <url or directory>, or --config <module> with the options of createPayments, or set DATABASE_URL.',
    )
  }
  const options = await load(resolve(directory, config))
  return database === undefined ? options : { ...options, database }
}

async function load(path: string): Promise<PaymentsOptions> {
  const module: unknown = await import(pathToFileURL(path).href).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error)
    throw new UsageError(`The configuration ${path} cannot be loaded: ${why}`)
  })
  const exported = Object(module)
  const given: unknown = exported.default ?? exported.options
  const options: unknown = typeof given === 'function' ? await given() : given
  if (isOptions(options)) return options
  throw new UsageError(
    `The configuration ${path} must export the options of createPayments as default: { database, providers, … }, or a function that returns them.`,
  )
}

/** What is in them is checked by createPayments. */
function isOptions(value: unknown): value is PaymentsOptions {
  return typeof value === 'object' && value !== null && 'database' in value && 'providers' in value
}

import { resolve } from 'node:path'
import type { Checked, Issue } from '@paystate/core'
import { z } from 'zod'
import type { FormatOptions } from '../format/formats.ts'
import { readConfigFile } from './read-config-file.ts'
import { type Flags, readFlags } from './read-flags.ts'

/** The settings that the shop was started with. */
export interface Settings {
  readonly port: number
  /** Whether the port was chosen explicitly; if so, the startup message mentions a different one. */
  readonly isPortChosen: boolean
  readonly dataDirectory: string
  /** A PostgreSQL server for the payments; absent: embedded, in the data directory. */
  readonly database?: string
  /** Which provider takes payments, and which of its options differ from the simulator's. */
  readonly provider: { readonly provider: string; readonly [option: string]: unknown }
  /** Providers by currency; all other currencies go to `provider`. */
  readonly currencies: Readonly<Record<string, string>>
  /** How pages write amounts and times. */
  readonly formats: FormatOptions
}

export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** What relative paths are relative to. */
  readonly directory: string
  /** Where data goes by default. */
  readonly defaultData: string
}

const DEFAULT_PORT = 3000
const DEFAULT_PROVIDER = 'mollie'

/** Reads flags, environment and configuration file; reports every issue at once. */
export function readSettings(
  given: readonly string[],
  { environment, directory, defaultData }: Surroundings,
): Checked<Settings> {
  const { flags, issues } = readFlags(given)
  const file =
    flags.config === undefined ? NO_FILE : readConfigFile(resolve(directory, flags.config))
  const port = readPort(flags.port ?? environment.PORT)
  const { currencies: byName, ...options } = file.ok ? file.value : {}
  const provider = readProvider(environment.PAYMENT_PROVIDER, options)
  const currencies = readCurrencies(byName)
  const database = readDatabase(flags.database)
  const formats = readFormats(flags)
  const parts = [port, file, provider, currencies, database, formats]
  const all = [...issues, ...parts.flatMap((part) => (part.ok ? [] : part.issues))]
  if (all.length > 0 || !port.ok || !provider.ok || !currencies.ok || !database.ok || !formats.ok) {
    return { ok: false, issues: all }
  }
  return {
    ok: true,
    value: {
      port: port.value ?? DEFAULT_PORT,
      isPortChosen: port.value !== undefined,
      dataDirectory: flags.data === undefined ? defaultData : resolve(directory, flags.data),
      ...(database.value !== undefined && { database: database.value }),
      provider: { ...options, provider: provider.value },
      currencies: currencies.value,
      formats: formats.value,
    },
  }
}

/** An issue never repeats the value: it may hold a password. */
function readDatabase(url: string | undefined): Checked<string | undefined> {
  if (url === undefined || /^postgres(ql)?:\/\//.test(url)) return { ok: true, value: url }
  return refuse({ path: '--database', message: 'must begin with postgres://' })
}

function readFormats({ locale, 'time-zone': timeZone }: Flags): Checked<FormatOptions> {
  const issues = [
    ...(isTaken(() => new Intl.Locale(locale ?? 'en'))
      ? []
      : [{ path: '--locale', message: 'must be a locale, such as en-GB' }]),
    ...(isTaken(() => new Intl.DateTimeFormat('en', { timeZone }))
      ? []
      : [{ path: '--time-zone', message: 'must be a time zone, such as Europe/Berlin' }]),
  ]
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: { locale, timeZone } }
}

function isTaken(make: () => unknown): boolean {
  try {
    make()
    return true
  } catch {
    return false
  }
}

const byCurrency = z.record(z.string().regex(/^[A-Z]{3}$/), z.string().min(1))

function readCurrencies(given: unknown): Checked<Readonly<Record<string, string>>> {
  const read = byCurrency.safeParse(given ?? {})
  if (read.success) return { ok: true, value: read.data }
  const message = 'must name a provider for each currency, like {"JPY": "antom"}'
  return refuse({ path: 'currencies', message })
}

const NO_FILE: Checked<Readonly<Record<string, unknown>>> = { ok: true, value: {} }

function readPort(text: string | undefined): Checked<number | undefined> {
  if (text === undefined || text === '') return { ok: true, value: undefined }
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (port <= 65_535) return { ok: true, value: port }
  return refuse({ path: 'port', message: 'must be a number from 0 to 65535 (--port or PORT)' })
}

/** The environment and the file may each name the provider, but not two different ones. */
function readProvider(
  named: string | undefined,
  { provider }: Readonly<Record<string, unknown>>,
): Checked<string> {
  const chosen = named === '' ? undefined : named
  if (provider !== undefined && typeof provider !== 'string') {
    return refuse({ path: 'provider', message: 'must be a name, such as "mollie" or "antom"' })
  }
  if (chosen !== undefined && provider !== undefined && chosen !== provider) {
    const message = 'differs between PAYMENT_PROVIDER and the --config file'
    return refuse({ path: 'provider', message })
  }
  return { ok: true, value: chosen ?? provider ?? DEFAULT_PROVIDER }
}

function refuse(issue: Issue): { ok: false; issues: readonly Issue[] } {
  return { ok: false, issues: [issue] }
}

import { resolve } from 'node:path'
import type { Checked, Issue } from '@paystate/core'
import { readConfigFile } from './read-config-file.ts'
import { readFlags } from './read-flags.ts'

/** The settings that the shop was started with. */
export interface Settings {
  readonly port: number
  /** Whether the port was chosen explicitly; if so, the startup message mentions a different one. */
  readonly isPortChosen: boolean
  readonly dataDirectory: string
  /** Which provider, and which of its options differ from the simulator's. */
  readonly provider: { readonly provider: string; readonly [option: string]: unknown }
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
  const provider = readProvider(environment.PAYMENT_PROVIDER, file.ok ? file.value : {})
  const all = [...issues, ...[port, file, provider].flatMap((part) => (part.ok ? [] : part.issues))]
  if (all.length > 0 || !port.ok || !file.ok || !provider.ok) return { ok: false, issues: all }
  return {
    ok: true,
    value: {
      port: port.value ?? DEFAULT_PORT,
      isPortChosen: port.value !== undefined,
      dataDirectory: flags.data === undefined ? defaultData : resolve(directory, flags.data),
      provider: { ...file.value, provider: provider.value },
    },
  }
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

import type { Issue } from '@paystate/core'
import { KIND_NAMES, type OperationKind } from '../operations/operation.ts'
import { providerName } from '../providers/provider-name.ts'
import type { Settings } from './read-settings.ts'

/** What to print about a running shop. */
export interface Started {
  readonly port: number
  /** Which providers it runs with, the one that takes most payments first. */
  readonly providers: readonly string[]
  readonly simulatorUrl: string
  /** What was interrupted when the shop last stopped, and of which order. */
  readonly interrupted: readonly { readonly order: string; readonly kind: OperationKind }[]
}

/** The startup message. */
export function greeting(
  { port, providers, simulatorUrl, interrupted }: Started,
  settings: Pick<Settings, 'dataDirectory' | 'database' | 'port' | 'isPortChosen'>,
): string {
  const { dataDirectory, database, port: wanted, isPortChosen } = settings
  const [provider = '', other = ''] = providers
  const instead =
    port === wanted || wanted === 0
      ? ''
      : ` (port ${wanted} is taken${isPortChosen ? '' : ', choose another with --port'})`
  const kept = database === undefined ? '' : `\n            Payments on ${serverOf(database)}`
  return `
Harbor Goods, the demo of paystate

  Shop      http://localhost:${port}${instead}
  Provider  ${providerName(provider)}, simulated on ${simulatorUrl}. Offline: no money moves.
  Data      ${dataDirectory}${kept}
            Shop and simulators keep everything across a restart, even after a kill.
${interrupted.map(({ order, kind }) => `  Found     a ${KIND_NAMES[kind]} that was interrupted: http://localhost:${port}/orders/${order}\n`).join('')}  Switch    http://localhost:${port}/providers, or PAYMENT_PROVIDER=${other} npx -y pnpm@12 demo

Stop it with Ctrl+C.
`
}

/** Where a database is, without who connects to it and how. */
function serverOf(url: string): string {
  const { host, pathname } = new URL(url)
  return host + pathname
}

/** The last words of a shop that is killed as requested; flags may hold a password, and are not repeated. */
export function farewell(kind: OperationKind, flags: readonly string[]): string {
  const same = flags.length > 0 ? ', with the same flags' : ''
  return `Killed in the middle of a ${KIND_NAMES[kind]}, as requested. Start the shop again to see what happened to the money: npx -y pnpm@12 demo${same}`
}

/** Every issue with the settings that the shop was started with. */
export function troubleWith(issues: readonly Issue[]): string {
  const lines = issues.map(({ path, message }) => `  ${path} ${message}`)
  return `The shop cannot start:\n${lines.join('\n')}\n`
}

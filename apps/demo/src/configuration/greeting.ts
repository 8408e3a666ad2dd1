import type { Issue } from '@paystate/core'
import { providerName } from '../providers/provider-name.ts'
import type { Settings } from './read-settings.ts'

/** What to print about a running shop. */
export interface Started {
  readonly port: number
  readonly provider: string
  readonly simulatorUrl: string
  /** Orders with a payment that was interrupted when the shop last stopped. */
  readonly interrupted: readonly string[]
}

/** The startup message. */
export function greeting(
  { port, provider, simulatorUrl, interrupted }: Started,
  {
    dataDirectory,
    port: wanted,
    isPortChosen,
  }: Pick<Settings, 'dataDirectory' | 'port' | 'isPortChosen'>,
): string {
  const other = provider === 'antom' ? 'mollie' : 'antom'
  const instead =
    port === wanted || wanted === 0
      ? ''
      : ` (port ${wanted} is taken${isPortChosen ? '' : ', choose another with --port'})`
  return `
Harbor Goods, the demo of paystate

  Shop      http://localhost:${port}${instead}
  Provider  ${providerName(provider)}, simulated on ${simulatorUrl}. Offline: no money moves.
  Data      ${dataDirectory}
            Shop and simulators keep everything across a restart, even after a kill.
${interrupted.map((order) => `  Found     a payment that was interrupted: http://localhost:${port}/orders/${order}\n`).join('')}  Swap      PAYMENT_PROVIDER=${other} pnpm demo, or pnpm demo --config FILE

Stop it with Ctrl+C.
`
}

/** Every issue with the settings that the shop was started with. */
export function troubleWith(issues: readonly Issue[]): string {
  const lines = issues.map(({ path, message }) => `  ${path} ${message}`)
  return `The shop cannot start:\n${lines.join('\n')}\n`
}

import type { Issue } from '@paystate/core'
import { providerName } from '../providers/provider-name.ts'
import type { Settings } from './read-settings.ts'

/** What there is to say of a shop that runs. */
export interface Started {
  readonly port: number
  readonly provider: string
  readonly simulatorUrl: string
  /** Orders in whose payment the shop was stopped before this start. */
  readonly interrupted: readonly string[]
}

/** What the person who started the shop needs to know. */
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
Harbour Goods, the demo of paystate

  Shop      http://localhost:${port}${instead}
  Provider  ${providerName(provider)}, simulated on ${simulatorUrl}. Offline: no money moves.
  Data      ${dataDirectory}
            Shop and simulators remember everything after a restart, also after a kill.
${interrupted.map((order) => `  Found     a payment that was interrupted: http://localhost:${port}/orders/${order}\n`).join('')}  Swap      PAYMENT_PROVIDER=${other} pnpm demo, or pnpm demo --config FILE

Stop it with Ctrl+C.
`
}

/** Everything that is wrong with how the shop was started. */
export function troubleWith(issues: readonly Issue[]): string {
  const lines = issues.map(({ path, message }) => `  ${path} ${message}`)
  return `The shop cannot start like this:\n${lines.join('\n')}\n`
}

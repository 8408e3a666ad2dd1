import { type Issue, PaymentError } from '@paystate/core'
import { optionIssues } from '@paystate/core/adapter'
import { DEFAULT_SETTINGS } from '../engine/settings.ts'
import type { PaymentsOptions } from './payments-options.ts'

/** Every option: a new one does not compile until it is here. */
const KNOWN = {
  database: true,
  providers: true,
  route: true,
  webhookUrl: true,
  load: true,
  referencePrefix: true,
  deployment: true,
  witness: true,
  sealWith: true,
  settings: true,
  anomalies: true,
  clock: true,
  now: true,
  ids: true,
  fetch: true,
  observe: true,
  proxy: true,
  onProblem: true,
} as const satisfies Readonly<Record<keyof PaymentsOptions, true>>

/**
 * Refuses options that nobody reads, before anything is opened: a misspelt one would be ignored in silence.
 *
 * @throws {PaymentError} `invalid_configuration`
 */
export function checkOptions(options: Pick<PaymentsOptions, 'settings'>): void {
  const { settings = {} } = options
  const issues = [
    ...optionIssues(options, { known: Object.keys(KNOWN) }),
    ...optionIssues(settings, { known: Object.keys(DEFAULT_SETTINGS), path: 'options.settings' }),
    ...Object.entries(settings).flatMap(([name, value]) => settingIssues(name, value)),
  ]
  if (issues.length === 0) return
  throw new PaymentError('invalid_configuration', { what: 'Invalid configuration.', issues })
}

function settingIssues(name: string, value: unknown): readonly Issue[] {
  if (!Object.hasOwn(DEFAULT_SETTINGS, name) || value === undefined) return []
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return []
  return [{ path: `options.settings.${name}`, message: 'must be a number, zero or more' }]
}

import { type Issue, PaymentError } from '@paystate/core'
import { optionIssues, runtimeShapeIssues } from '@paystate/core/adapter'
import { retentionIssues } from '../engine/retention.ts'
import { DEFAULT_SETTINGS, type Settings } from '../engine/settings.ts'
import { isObject } from '../input/is-object.ts'
import { shapeIssues } from './option-shapes.ts'
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
  retention: true,
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
 * Refuses options that nobody reads, before anything is opened: a misspelled one would be ignored in silence.
 *
 * @throws {PaymentError} `invalid_configuration`
 */
export function checkOptions(options: PaymentsOptions): void {
  const issues = [...shapeIssues(options), ...contentIssues(options ?? {})]
  if (issues.length > 0) throw invalid(issues)
}

function contentIssues(options: Pick<PaymentsOptions, 'settings' | 'retention'>): readonly Issue[] {
  const settings = isObject(options.settings) ? options.settings : {}
  return [
    ...runtimeShapeIssues(options),
    ...optionIssues(options, { known: Object.keys(KNOWN) }),
    ...optionIssues(settings, { known: Object.keys(DEFAULT_SETTINGS), path: 'options.settings' }),
    ...retentionIssues(options.retention),
    ...Object.entries(settings).flatMap(([name, value]) => settingIssues(name, value)),
    ...leaseIssues(settings),
  ]
}

/**
 * Refuses a configuration that would open and take no payment: without a provider, or with several and no route.
 *
 * @throws {PaymentError} `invalid_configuration`
 */
export function requireProvider({ providers, route }: PaymentsOptions): void {
  const names = Object.keys(providers)
  if (names.length === 0) {
    throw invalid([{ path: 'options.providers', message: 'must have one provider or more' }])
  }
  if (names.length === 1 || route !== undefined) return
  const message = `is missing: it chooses between the providers ${names.join(', ')}`
  throw invalid([{ path: 'options.route', message }])
}

function invalid(issues: readonly Issue[]): PaymentError {
  return new PaymentError('invalid_configuration', { what: 'Invalid configuration.', issues })
}

/** A margin as long as the lease would leave no time in which anything may be sent. */
function leaseIssues(settings: { readonly [Name in keyof Settings]?: unknown }): readonly Issue[] {
  const { leaseMs, marginMs } = DEFAULT_SETTINGS
  if (Number(settings.leaseMs ?? leaseMs) > Number(settings.marginMs ?? marginMs)) return []
  return [{ path: 'options.settings.marginMs', message: 'must be less than leaseMs' }]
}

function settingIssues(name: string, value: unknown): readonly Issue[] {
  if (!Object.hasOwn(DEFAULT_SETTINGS, name) || value === undefined) return []
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return []
  return [{ path: `options.settings.${name}`, message: 'must be a number, zero or more' }]
}

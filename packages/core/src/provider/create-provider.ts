import { type Checked, type Issue, issuesBelow } from '../errors/issue.ts'
import { isPaymentError, PaymentError } from '../errors/payment-error.ts'
import type { AdapterModule, AdapterRuntime } from './adapter-module.ts'
import { type Load, loadModule } from './load-module.ts'
import type { PaymentAdapter } from './payment-adapter.ts'
import { runtimeIssues } from './runtime-issues.ts'

/**
 * The provider, with its adapter's options. Plain data, from JSON or the environment.
 *
 * `provider: 'name'` means the package `@paystate/adapter-name`; a name with `/` is the package itself.
 */
export interface ProviderConfig {
  readonly provider: string
  readonly [option: string]: unknown
}

/** How the adapter is found, and its runtime options. */
export interface ProviderOptions extends AdapterRuntime {
  /** How to find the adapter package: `(name) => import(name)`, or a map of modules for bundlers. */
  readonly load?: Load | undefined
}

/**
 * Creates the adapter that a configuration names.
 *
 * @throws {PaymentError} `invalid_configuration` with every issue at once, by path and without values;
 * `adapter_not_installed` with the command that installs the package.
 */
export async function createProvider(
  config: unknown,
  options: ProviderOptions = {},
): Promise<PaymentAdapter> {
  refuseUnknown(options)
  const plan = await planOf(config, options)
  if (!plan.ok) throw invalid(plan.issues)
  return plan.value()
}

/**
 * Creates several named adapters, e.g. one per country. A payment stays with the one that
 * created it.
 *
 * @throws {PaymentError} `invalid_configuration` with the issues of all of them at once, by name and path;
 * a package that is missing is one of them, with the command that installs it.
 */
export async function createProviders<Name extends string>(
  configs: Readonly<Record<Name, unknown>>,
  options: ProviderOptions = {},
): Promise<Readonly<Record<Name, PaymentAdapter>>> {
  refuseUnknown(options)
  const plans = await Promise.all(
    Object.entries(configs).map(async ([name, config]) => ({
      name,
      plan: await planOf(config, options).catch(missingAsFault),
    })),
  )
  const issues = plans.flatMap(({ name, plan }) => (plan.ok ? [] : issuesBelow(name, plan.issues)))
  if (issues.length > 0) throw invalid(issues)
  const made: Readonly<Record<string, PaymentAdapter>> = Object.fromEntries(
    plans.flatMap(({ name, plan }) => (plan.ok ? [[name, plan.value()]] : [])),
  )
  if (!hasAll(made, configs)) throw invalid([])
  return made
}

/** A misspelt option would be ignored in silence. */
function refuseUnknown(options: object): void {
  const issues = runtimeIssues(options)
  if (issues.length > 0) throw invalid(issues)
}

function hasAll<Name extends string>(
  made: Readonly<Record<string, PaymentAdapter>>,
  configs: Readonly<Record<Name, unknown>>,
): made is Readonly<Record<Name, PaymentAdapter>> {
  return Object.keys(configs).every((name) => Object.hasOwn(made, name))
}

function missingAsFault(error: unknown): Plan {
  if (isPaymentError(error) && error.code === 'adapter_not_installed') {
    return issue('provider', error.message)
  }
  throw error
}

type Plan = Checked<() => PaymentAdapter>

async function planOf(config: unknown, options: ProviderOptions): Promise<Plan> {
  const named = readName(config)
  if (!named.ok) return named
  const { provider, ...own } = named.value
  const name = packageOf(provider)
  const { load, ...runtime } = options
  const adapter = adapterIn(await loadModule(name, load))
  if (!adapter)
    return issue('provider', `names the package ${name}, which exports no paystate adapter`)
  const checked = adapter.readConfig(own)
  return checked.ok ? { ok: true, value: () => adapter.create(checked.value, runtime) } : checked
}

function readName(config: unknown): Checked<ProviderConfig> {
  if (typeof config !== 'object' || config === null || Array.isArray(config)) {
    return issue('', 'The configuration must be an object')
  }
  const { provider, ...own } = { provider: undefined, ...config }
  if (typeof provider !== 'string' || !/^(@?[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*$/.test(provider)) {
    return issue(
      'provider',
      'must name a provider, like the end of its package @paystate/adapter-…',
    )
  }
  return { ok: true, value: { provider, ...own } }
}

function packageOf(provider: string): string {
  return provider.includes('/') ? provider : `@paystate/adapter-${provider}`
}

/** An ES module exports `adapter`; one loaded through `require` may have it under `default`. */
function adapterIn(module: unknown): AdapterModule | undefined {
  if (typeof module !== 'object' || module === null) return undefined
  if ('adapter' in module && isAdapterModule(module.adapter)) return module.adapter
  return 'default' in module ? adapterIn(module.default) : undefined
}

function isAdapterModule(value: unknown): value is AdapterModule {
  if (typeof value !== 'object' || value === null) return false
  const { readConfig, create } = { readConfig: undefined, create: undefined, ...value }
  return typeof readConfig === 'function' && typeof create === 'function'
}

function issue(path: string, message: string): { ok: false; issues: readonly Issue[] } {
  return { ok: false, issues: [{ path, message }] }
}

function invalid(issues: readonly Issue[]): PaymentError {
  return new PaymentError('invalid_configuration', {
    what: 'Invalid configuration.',
    issues,
  })
}

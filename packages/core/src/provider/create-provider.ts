import { type Checked, type Issue, issuesBelow } from '../errors/issue.ts'
import { PaymentError } from '../errors/payment-error.ts'
import { readable } from '../requests/readable.ts'
import type { AdapterModule, AdapterRuntime } from './adapter-module.ts'
import { packageOf, suggestionFor } from './adapter-package.ts'
import { type Load, type Loaded, loadModule } from './load-module.ts'
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
 * `adapter_not_installed` with what to do about it, or the name that was probably meant.
 */
export async function createProvider(
  config: unknown,
  options: ProviderOptions = {},
): Promise<PaymentAdapter> {
  refuseUnknown(options)
  const plan = await planOf(config, options)
  switch (plan.kind) {
    case 'ready':
      return plan.create()
    case 'refused':
      throw invalid(plan.issues)
    case 'missing':
      throw new PaymentError('adapter_not_installed', {
        what: `The configuration's \`provider\` ${plan.message}`,
        advice: plan.fix ?? 'Correct the name and start again.',
      })
  }
}

/**
 * Creates several named adapters, e.g. one per country. A payment stays with the one that
 * created it.
 *
 * @throws {PaymentError} `invalid_configuration` with the issues of all of them at once, by name and path;
 * a package that is missing is one of them.
 */
export async function createProviders<Name extends string>(
  configs: Readonly<Record<Name, unknown>>,
  options: ProviderOptions = {},
): Promise<Readonly<Record<Name, PaymentAdapter>>> {
  refuseUnknown(options)
  const plans = await Promise.all(
    Object.entries(configs).map(async ([name, config]) => ({
      name,
      plan: await planOf(config, options),
    })),
  )
  const issues = plans.flatMap(({ name, plan }) => issuesBelow(name, issuesOf(plan)))
  if (issues.length > 0) throw invalid(issues)
  const made: Readonly<Record<string, PaymentAdapter>> = Object.fromEntries(
    plans.flatMap(({ name, plan }) => (plan.kind === 'ready' ? [[name, plan.create()]] : [])),
  )
  if (!hasAll(made, configs)) throw invalid([])
  return made
}

/** A misspelled option would be ignored in silence. */
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

/** What a configuration comes to, before anything is created. */
type Plan =
  | { readonly kind: 'ready'; readonly create: () => PaymentAdapter }
  | { readonly kind: 'refused'; readonly issues: readonly Issue[] }
  | Extract<Loaded, { kind: 'missing' }>

function issuesOf(plan: Plan): readonly Issue[] {
  switch (plan.kind) {
    case 'ready':
      return []
    case 'refused':
      return plan.issues
    case 'missing':
      return [{ path: 'provider', message: [plan.message, plan.fix].filter(Boolean).join(' ') }]
  }
}

async function planOf(config: unknown, options: ProviderOptions): Promise<Plan> {
  const named = readable(() => readName(config))
  if (!named.ok) return refused(named.issues)
  const { provider, ...own } = named.value
  const { load, ...runtime } = options
  const loaded = await loadModule(provider, load)
  if (loaded.kind === 'missing') return loaded
  const adapter = moduleIn(loaded.module)
  if (!adapter) {
    const message = `names the package ${packageOf(provider)}, which exports no paystate adapter`
    return refused([{ path: 'provider', message }])
  }
  const checked = adapter.readConfig(own)
  if (!checked.ok) return refused(checked.issues)
  return { kind: 'ready', create: () => adapter.create(checked.value, runtime) }
}

function refused(issues: readonly Issue[]): Plan {
  return { kind: 'refused', issues }
}

function readName(config: unknown): Checked<ProviderConfig> {
  if (typeof config !== 'object' || config === null || Array.isArray(config)) {
    return issue('', 'must be an object with `provider` and its options')
  }
  const { provider, ...own } = { provider: undefined, ...config }
  if (typeof provider !== 'string' || !/^(@?[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*$/.test(provider)) {
    return issue(
      'provider',
      `${A_NAME}${typeof provider === 'string' ? suggestionFor(provider) : ''}`,
    )
  }
  return { ok: true, value: { provider, ...own } }
}

const A_NAME =
  'must be the name of an adapter, as in its package @paystate/adapter-…, or a whole package name.'

/** What `load` returned may be anything: nothing that cannot be read is an adapter. */
function moduleIn(module: unknown): AdapterModule | undefined {
  try {
    return adapterIn(module, DEEPEST_DEFAULT)
  } catch {
    return undefined
  }
}

const DEEPEST_DEFAULT = 3

/** An ES module exports `adapter`; one loaded through `require` may have it under `default`. */
function adapterIn(module: unknown, levels: number): AdapterModule | undefined {
  if (typeof module !== 'object' || module === null || levels === 0) return undefined
  if ('adapter' in module && isAdapterModule(module.adapter)) return module.adapter
  return 'default' in module ? adapterIn(module.default, levels - 1) : undefined
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

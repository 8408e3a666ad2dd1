import { packageOf, suggestionFor } from './adapter-package.ts'

/** Finds an adapter package. One line of the application: `(name) => import(name)`. */
export type Load = ((name: string) => Promise<unknown>) | Readonly<Record<string, unknown>>

/** A module, or what to say of a package that is not found, and how to make it found unless the name is misspelled. */
export type Loaded =
  | { readonly kind: 'loaded'; readonly module: unknown }
  | { readonly kind: 'missing'; readonly message: string; readonly fix?: string }

/**
 * Loads the adapter package of a provider through the application's `load`; without it, from core's own location,
 * which finds it only where packages are installed side by side.
 */
export async function loadModule(provider: string, load: Load | undefined): Promise<Loaded> {
  const name = packageOf(provider)
  try {
    return { kind: 'loaded', module: await moduleOf(name, load) }
  } catch (error) {
    if (!isMissing(error, name)) throw error
    return missing(provider, load)
  }
}

async function moduleOf(name: string, load: Load | undefined): Promise<unknown> {
  if (load === undefined) return import(name)
  if (typeof load === 'function') return load(name)
  const module: unknown = new Map(Object.entries(load)).get(name)
  if (module === undefined) throw new Error(`Cannot find package '${name}'`)
  return module
}

/** Only when this package itself is missing: an adapter with a missing dependency is another error. */
function isMissing(error: unknown, name: string): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : undefined
  const isNotFound = code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND'
  // A bundle has no packages to search, and each bundler reports it differently.
  const isUnresolved = /cannot find (module|package)|failed to resolve/i.test(error.message)
  const isThisOne = [`'${name}'`, `"${name}"`].some((quoted) => error.message.includes(quoted))
  return (isNotFound || isUnresolved) && isThisOne
}

function missing(provider: string, load: Load | undefined): Loaded {
  const name = packageOf(provider)
  const mapped = typeof load === 'object' ? Object.keys(load) : undefined
  const suggestion = suggestionFor(provider, mapped)
  const where = mapped
    ? `is not in the \`load\` map (${mapped.join(', ') || 'empty'})`
    : 'was not found'
  return {
    kind: 'missing',
    message: `names the package ${name}, which ${where}.${suggestion}`,
    ...(suggestion === '' && { fix: howToInstall(name, load) }),
  }
}

/** Never an install command: a misspelled name may be anybody's package. */
function howToInstall(name: string, load: Load | undefined): string {
  const bundle = `\`load: { '${name}': await import('${name}') }\``
  if (typeof load === 'object')
    return `Check how \`provider\` is spelled, or add the package: ${bundle}.`
  const check =
    'Check how `provider` is spelled, and that the package is installed in your application.'
  const line =
    load === undefined
      ? ' If it is installed, pass the option `load: (name) => import(name)`, which finds it from there.'
      : ''
  return `${check}${line} In a bundle, pass the module itself: ${bundle}.`
}

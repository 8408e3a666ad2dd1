import { PaymentError } from '../errors/payment-error.ts'
import { nearest } from './nearest.ts'

/** Finds an adapter package. One line of the application: `(name) => import(name)`. */
export type Load = ((name: string) => Promise<unknown>) | Readonly<Record<string, unknown>>

/**
 * Loads an adapter package through the application's `load`; without it, from core's own location, which
 * finds it only where packages are installed side by side.
 *
 * @throws {PaymentError} `adapter_not_installed`, with the line that finds it.
 */
export async function loadModule(name: string, load: Load | undefined): Promise<unknown> {
  if (load === undefined) return orNotInstalled(name, () => import(name))
  if (typeof load === 'function') return orNotInstalled(name, () => load(name))
  const module: unknown = new Map(Object.entries(load)).get(name)
  if (module !== undefined) return module
  const known = Object.keys(load)
  const meant = nearest(name, known)
  const hint = meant === undefined ? '' : ` Did you mean ${meant}?`
  const what = `It is not in the \`load\` map, which has ${known.join(', ') || 'nothing'}.${hint}`
  throw notInstalled(name, what)
}

async function orNotInstalled(name: string, run: () => Promise<unknown>): Promise<unknown> {
  try {
    return await run()
  } catch (error) {
    if (isMissing(error, name)) throw notInstalled(name, 'It could not be found.')
    throw error
  }
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

function notInstalled(name: string, what: string): PaymentError {
  return new PaymentError('adapter_not_installed', {
    what: `The configuration's provider means the package ${name}. ${what}`,
    advice:
      'Check how `provider` is spelled. If it is right and the package is installed in your application, ' +
      'pass createProvider `{ load: (name) => import(name) }`; ' +
      `in a bundle, pass the module itself: \`{ load: { '${name}': await import('${name}') } }\`.`,
  })
}

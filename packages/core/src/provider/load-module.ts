import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { PaymentError } from '../errors/payment-error.ts'

/** Finds an adapter package. One line of the application: `(name) => import(name)`. */
export type Load = ((name: string) => Promise<unknown>) | Readonly<Record<string, unknown>>

/**
 * Loads an adapter package through the application's `load`; without it, from where core stands, then
 * from the working directory.
 *
 * @throws {PaymentError} `adapter_not_installed`, with the command that installs it.
 */
export async function loadModule(name: string, load: Load | undefined): Promise<unknown> {
  if (load === undefined) return loadAnywhere(name)
  if (typeof load !== 'function') {
    const module: unknown = new Map(Object.entries(load)).get(name)
    if (module === undefined)
      throw notInstalled(name, 'It is not in the `load` map that was given.')
    return module
  }
  return orNotInstalled(name, () => load(name))
}

async function loadAnywhere(name: string): Promise<unknown> {
  try {
    return await import(name)
  } catch (error) {
    if (!isMissing(error, name)) throw error
  }
  const fromHere = createRequire(pathToFileURL(join(process.cwd(), 'package.json')))
  return orNotInstalled(name, () => import(pathToFileURL(fromHere.resolve(name)).href))
}

async function orNotInstalled(name: string, run: () => Promise<unknown>): Promise<unknown> {
  try {
    return await run()
  } catch (error) {
    if (isMissing(error, name)) throw notInstalled(name, 'It could not be found.')
    throw error
  }
}

/** Only the missing of this very package: an adapter that misses one of its own parts is another fault. */
function isMissing(error: unknown, name: string): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false
  const isNotFound = error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'MODULE_NOT_FOUND'
  return isNotFound && error.message.includes(`'${name}'`)
}

function notInstalled(name: string, what: string): PaymentError {
  return new PaymentError('adapter_not_installed', {
    what: `The adapter package ${name} is needed. ${what}`,
    advice: `Run \`npm install ${name}\`, and hand createProvider \`{ load: (name) => import(name) }\`.`,
  })
}

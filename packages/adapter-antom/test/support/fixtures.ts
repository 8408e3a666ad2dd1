import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, '../fixtures')

/** The bytes of a sample, as they stand in the documentation. */
export function fixtureBytes(name: string): Uint8Array {
  return readFileSync(join(FOLDER, `${name}.json`))
}

export function fixtureText(name: string): string {
  return readFileSync(join(FOLDER, `${name}.json`), 'utf8')
}

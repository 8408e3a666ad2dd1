import { join } from 'node:path'
import type { Vite } from 'vitest/node'
import type { Edit, Saboteur } from './saboteur.ts'

const SOURCES = new URL('../../src/', import.meta.url).pathname

/** Loads the engine with one rule broken: its sources stay as they are. */
export function sabotage({ edits }: Saboteur): Vite.Plugin {
  const of = (id: string) => edits.filter(({ file }) => id === join(SOURCES, file))
  return {
    name: 'paystate-saboteur',
    enforce: 'pre',
    // Vitest keeps what it has transformed, and knows plugins by their names alone.
    configureVitest: ({ defineCacheKeyGenerator }) =>
      defineCacheKeyGenerator(({ id }) => (of(id).length === 0 ? undefined : false)),
    transform(code, id) {
      const ours = of(id)
      return ours.length === 0 ? undefined : { code: ours.reduce(broken, code), map: null }
    },
  }
}

/** Applies an edit, which has to fit exactly one place. */
export function broken(code: string, { file, find, replace }: Edit): string {
  const places = code.split(find).length - 1
  if (places !== 1) throw new Error(`${file}: ${places} places look like \`${find}\``)
  return code.replace(find, () => replace)
}

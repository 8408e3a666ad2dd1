import type { Issue } from '../errors/issue.ts'
import type { AdapterRuntime } from './adapter-module.ts'
import type { Load } from './load-module.ts'
import { nearest } from './nearest.ts'

interface Options extends AdapterRuntime {
  readonly load?: Load | undefined
}

/** Every option: a new one does not compile until it is here. */
const KNOWN = {
  load: true,
  fetch: true,
  clock: true,
  sequence: true,
  observe: true,
  proxy: true,
} as const satisfies Readonly<Record<keyof Options, true>>

/** Options that nobody reads: a misspelt one fails at the start, not in production. */
export function runtimeIssues(options: object): readonly Issue[] {
  const known = Object.keys(KNOWN)
  return Object.keys(options)
    .filter((name) => !known.includes(name))
    .map((name) => ({ path: `options.${name}`, message: unknownOption(name, known) }))
}

function unknownOption(name: string, known: readonly string[]): string {
  const meant = nearest(name, known)
  return meant === undefined
    ? `is not an option; there are ${known.join(', ')}`
    : `is not an option; did you mean \`${meant}\`?`
}

import type { Issue } from '../errors/issue.ts'
import type { AdapterRuntime } from './adapter-module.ts'
import type { Load } from './load-module.ts'
import { optionIssues } from './option-issues.ts'

interface Options extends AdapterRuntime {
  readonly load?: Load | undefined
}

/** Every option: a new one does not compile until it is here. */
const RUNTIME = {
  fetch: true,
  clock: true,
  sequence: true,
  observe: true,
  proxy: true,
} as const satisfies Readonly<Record<keyof AdapterRuntime, true>>

const KNOWN = { load: true, ...RUNTIME } as const satisfies Readonly<Record<keyof Options, true>>

/** The options of `createProvider` that nobody reads. */
export function runtimeIssues(options: object): readonly Issue[] {
  return optionIssues(options, { known: Object.keys(KNOWN) })
}

/** The runtime options of an adapter that nobody reads. */
export function adapterRuntimeIssues(options: object): readonly Issue[] {
  return optionIssues(options, { known: Object.keys(RUNTIME) })
}

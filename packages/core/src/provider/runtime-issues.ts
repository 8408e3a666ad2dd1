import type { Issue } from '../errors/issue.ts'
import { readable } from '../requests/readable.ts'
import type { AdapterRuntime } from './adapter-module.ts'
import type { Load } from './load-module.ts'
import { optionIssues } from './option-issues.ts'

interface Options extends AdapterRuntime {
  readonly load?: Load | undefined
}

/** What an option must be, and how it is said. */
interface Shape {
  readonly message: string
  fits(value: unknown): boolean
}

const functionShape: Shape = {
  message: 'must be a function',
  fits: (value) => typeof value === 'function',
}

/** Every option: a new one does not compile until it is here. */
const RUNTIME = {
  fetch: functionShape,
  clock: {
    message: 'must have the functions now, monotonic and after',
    fits: (value) => hasAll(value, ['now', 'monotonic', 'after']),
  },
  sequence: {
    message: 'must have the function next',
    fits: (value) => hasAll(value, ['next']),
  },
  observe: functionShape,
  proxy: {
    message: 'must be the address of an HTTP proxy, or `environment`',
    fits: (value) => typeof value === 'string',
  },
} as const satisfies Readonly<Record<keyof AdapterRuntime, Shape>>

const KNOWN = {
  load: {
    message:
      'must be a function such as (name) => import(name), or modules by the name of their package',
    fits: (value) => typeof value === 'function' || isObject(value),
  },
  ...RUNTIME,
} as const satisfies Readonly<Record<keyof Options, Shape>>

/** What is wrong with the options of `createProvider`, or read by nobody. */
export function runtimeIssues(options: object): readonly Issue[] {
  return issuesIn(options, KNOWN)
}

/** What is wrong with the runtime options of an adapter, or read by nobody. */
export function adapterRuntimeIssues(options: object): readonly Issue[] {
  return issuesIn(options, RUNTIME)
}

/** What is wrong with the runtime options that are given, among others. */
export function runtimeShapeIssues(options: object): readonly Issue[] {
  return shapeIssues(options, KNOWN)
}

function issuesIn(options: object, shapes: Readonly<Record<string, Shape>>): readonly Issue[] {
  if (!isObject(options)) return [{ path: 'options', message: 'must be an object, or be left out' }]
  const read = readable(() => ({
    ok: false,
    issues: [
      ...optionIssues(options, { known: Object.keys(shapes) }),
      ...shapeIssues(options, shapes),
    ],
  }))
  return read.ok ? [] : issuesBelowOptions(read.issues)
}

/** Of options that cannot be read, the issue has no path. */
function issuesBelowOptions(issues: readonly Issue[]): readonly Issue[] {
  return issues.map((one) => (one.path === '' ? { ...one, path: 'options' } : one))
}

function shapeIssues(options: object, shapes: Readonly<Record<string, Shape>>): readonly Issue[] {
  return Object.entries(shapes).flatMap(([name, { fits, message }]) => {
    const value: unknown = Reflect.get(options, name)
    return value === undefined || fits(value) ? [] : [{ path: `options.${name}`, message }]
  })
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function hasAll(value: unknown, names: readonly string[]): boolean {
  return isObject(value) && names.every((name) => typeof Reflect.get(value, name) === 'function')
}

import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ROOT } from '../workspace/files.ts'
import { runProgram } from '../workspace/run-program.ts'

export interface Runtime {
  readonly name: string
  readonly executable: string
  /** What stands before the script on its command line. */
  readonly before: readonly string[]
  readonly installed: boolean
}

export interface NodeRuntime extends Runtime {
  readonly major: number
}

/** The Node versions that a consumer may have; the older ones are installed on linux-x64 only. */
export const RUNTIMES: readonly NodeRuntime[] = [
  node(22, 'tests/toolchains/node_modules/node-22/bin/node'),
  node(24, 'tests/toolchains/node_modules/node-24/bin/node'),
  node(26, 'node_modules/.bin/node'),
]

/** A Node that is too old. */
export const OLD_NODE = node(20, 'tests/toolchains/node_modules/node-20/bin/node')

/** Whatever runs the kit, Node or not. */
export const ALL_RUNTIMES: readonly Runtime[] = [
  ...RUNTIMES,
  runtime('Bun', { path: 'tests/toolchains/node_modules/bun/bin/bun' }),
  runtime('Deno', {
    path: 'tests/toolchains/node_modules/deno/deno',
    before: ['run', '--allow-all'],
  }),
]

function node(major: number, path: string): NodeRuntime {
  return { major, ...runtime(`Node ${major}`, { path }) }
}

function runtime(
  name: string,
  { path, before = [] }: { path: string; before?: readonly string[] },
): Runtime {
  const executable = join(ROOT, path)
  return { name, executable, before, installed: existsSync(executable) }
}

const names = z.record(z.string(), z.array(z.string()))
const loaded = z.object({ version: z.string(), imported: names, required: names })

/** Loads every entry in a process of its own: what `import` and what `require` found in it. */
export function loadEntries(
  entries: readonly string[],
  { executable, folder }: { executable: string; folder: string },
) {
  cpSync(join(ROOT, 'tests/fixtures/load.cjs'), join(folder, 'load.cjs'))
  const printed = runProgram(executable, { args: ['load.cjs', ...entries], cwd: folder })
  return loaded.parse(JSON.parse(printed))
}

import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ROOT } from '../workspace/files.ts'
import { runProgram } from '../workspace/run-program.ts'

export interface Runtime {
  readonly major: number
  readonly executable: string
  readonly installed: boolean
}

/** The Node versions that a consumer may have; the older ones are installed on linux-x64 only. */
export const RUNTIMES: readonly Runtime[] = [
  runtime(22, 'tests/toolchains/node_modules/node-22/bin/node'),
  runtime(24, 'tests/toolchains/node_modules/node-24/bin/node'),
  runtime(26, 'node_modules/.bin/node'),
]

function runtime(major: number, path: string): Runtime {
  const executable = join(ROOT, path)
  return { major, executable, installed: existsSync(executable) }
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

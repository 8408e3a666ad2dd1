import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from '../workspace/files.ts'
import type { Example } from './example.ts'
import { createWorkbench } from './workbench.ts'

/** What the compiler says of the examples, as `page:line error`. */
export function faultsIn(examples: readonly Example[]): string[] {
  if (examples.length === 0) return []
  const bench = createWorkbench(examples)
  try {
    const compiler = join(ROOT, 'node_modules/typescript/bin/tsc')
    const options = { cwd: bench.folder, encoding: 'utf8' } as const
    const { stdout } = spawnSync(process.execPath, [compiler, '--pretty', 'false'], options)
    return stdout
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.startsWith(' '))
      .map((line) => atPage(line, { examples, files: bench.files }))
  } finally {
    bench.remove()
  }
}

interface Written {
  readonly examples: readonly Example[]
  readonly files: readonly string[]
}

/** Turns `example-3.ts(2,5): error …` into the page's own path and line. */
function atPage(message: string, { examples, files }: Written): string {
  const [, file = '', line, error] = /^(\S+)\((\d+),\d+\): (.*)$/.exec(message) ?? []
  const example = examples[files.indexOf(file)]
  if (!example) return message
  return `${example.path}:${example.lines[Number(line) - 1]?.line ?? example.line} ${error}`
}

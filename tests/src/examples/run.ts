import { spawnSync } from 'node:child_process'
import type { Example } from './example.ts'
import { createWorkbench } from './workbench.ts'

export interface Run {
  /** The exit code; none when it was ended after four minutes. */
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Executes an example in a process of its own, as a reader would, with the packages from source. */
export function runExample(example: Example): Run {
  const bench = createWorkbench([example])
  try {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', '-C', '@paystate/source', ...bench.files],
      { cwd: bench.folder, encoding: 'utf8', timeout: 240_000 },
    )
    return { code: status, stdout, stderr }
  } finally {
    bench.remove()
  }
}

import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { runProgram } from '../../src/workspace/run-program.ts'
import type { Registry } from './registry.ts'

/** Publishes what was packed, by the command of the release workflow. */
export function publishRelease(folder: string, { url }: Registry): void {
  const rc = `registry=${url}\n//${new URL(url).host}/:_authToken=rehearsal\n`
  appendFileSync(join(folder, '.npmrc'), rc)
  runProgram(join(folder, 'node_modules/.bin/changeset'), {
    args: ['publish', '--git-tag=false'],
    cwd: folder,
  })
}

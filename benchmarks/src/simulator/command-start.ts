import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { median } from '../report/table.ts'

const PACKAGE = createRequire(import.meta.url).resolve('@paystate/simulator/package.json')
const COMMAND = join(dirname(PACKAGE), 'dist/command/main.js')

/** Median milliseconds from the start of the built command until it tells its addresses. */
export async function commandStart(flags: readonly string[]): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < 5; round += 1) times.push(await startOnce(flags))
  return median(times)
}

async function startOnce(flags: readonly string[]): Promise<number> {
  const begun = performance.now()
  const args = [COMMAND, '--port', '0', '--control-port', '0', ...flags]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  const elapsed = performance.now() - begun
  child.kill()
  await once(child, 'close')
  return elapsed
}

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../workspace/files.ts'
import { runProgram } from '../workspace/run-program.ts'

const ESBUILD = join(ROOT, 'tests/toolchains/node_modules/.bin/esbuild')

export const HAS_ESBUILD = existsSync(ESBUILD)

/**
 * The one line with which an adapter bundles as an ES module: Mollie's client is CommonJS and asks for parts of
 * Node by `require`.
 */
export const ESM_LINE = [
  '--format=esm',
  '--platform=node',
  "--banner:js=import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
] as const

/** Bundles a script with esbuild; throws what it objects to. */
export function bundle(
  script: string,
  { folder, outfile, options }: { folder: string; outfile: string; options: readonly string[] },
): void {
  const args = [script, '--bundle', `--outfile=${outfile}`, '--log-level=warning', ...options]
  runProgram(ESBUILD, { args, cwd: folder })
}

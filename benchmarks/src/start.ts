import { spawnSync } from 'node:child_process'
import { readdirSync, realpathSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { median, table } from './report/table.ts'

const require = createRequire(import.meta.url)
const PACKAGES = [
  'undici',
  '@paystate/adapter-kit',
  '@mollie/api-client',
  '@paystate/adapter-mollie',
  '@paystate/adapter-antom',
] as const

/** How long loading takes, above a bare start, and how much is installed, with everything below it. */
export async function benchmarkStart(): Promise<void> {
  const bare = startOf('')
  const rows = PACKAGES.map((name) => [
    name,
    `${(startOf(`await import('${name}')`) - bare).toFixed(0)} ms`,
    `${(sizeOf(name) / 1e6).toFixed(1)} MB`,
  ])
  console.log(
    `\nLoading and installed size, dependencies included\n\n${table(['', 'import', 'size'], rows)}`,
  )
}

function startOf(code: string): number {
  const times = Array.from({ length: 7 }, () => {
    const begun = performance.now()
    const args = ['--input-type=module', '-e', code]
    const { status } = spawnSync(process.execPath, args, { cwd: import.meta.dirname, env: quiet() })
    if (status !== 0) throw new Error(`could not run: ${code}`)
    return performance.now() - begun
  })
  return median(times)
}

function quiet(): NodeJS.ProcessEnv {
  return { ...process.env, NODE_NO_WARNINGS: '1' }
}

function sizeOf(name: string): number {
  const folders = new Set<string>()
  collect(name, { from: import.meta.dirname, folders })
  return [...folders].reduce((sum, folder) => sum + bytesIn(folder), 0)
}

interface Walk {
  readonly from: string
  readonly folders: Set<string>
}

function collect(name: string, { from, folders }: Walk): void {
  const folder = folderOf(name, from)
  if (folder === undefined || folders.has(folder)) return
  folders.add(folder)
  const { dependencies = {} }: { dependencies?: Record<string, string> } = require(
    join(folder, 'package.json'),
  )
  for (const dependency of Object.keys(dependencies)) collect(dependency, { from: folder, folders })
}

function folderOf(name: string, from: string): string | undefined {
  for (let at = from; at !== dirname(at); at = dirname(at)) {
    const candidate = join(at, 'node_modules', name)
    if (statSync(candidate, { throwIfNoEntry: false })) return realpathSync(candidate)
  }
  return undefined
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name)
    if (entry.name === 'node_modules') return sum
    return sum + (entry.isDirectory() ? bytesIn(path) : statSync(path).size)
  }, 0)
}

import { readdirSync, realpathSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)

/** The bytes of a package with everything below it. */
export function installedSize(name: string): number {
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

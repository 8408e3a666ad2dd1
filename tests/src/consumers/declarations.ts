import { readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { importsOf } from '../architecture/imports.ts'
import type { Manifest } from '../workspace/packages.ts'

/**
 * What the public types of an installed package import besides Node's and ours, as `package/file: module`.
 *
 * Follows the entries' imports: what no entry reaches is nobody's business.
 */
export function foreignTypesIn(manifest: Manifest, { folder }: { folder: string }): string[] {
  const home = join(folder, 'node_modules', manifest.name)
  const foreign: string[] = []
  const pending = Object.values(manifest.exports).flatMap((entry) =>
    typeof entry === 'string' ? [] : [join(home, entry.types ?? '')],
  )
  const seen = new Set(pending)
  for (const path of pending) {
    for (const { what } of importsOf({ path, text: readFileSync(path, 'utf8') })) {
      const target = join(path, '..', what.replace(/\.[jt]s$/, '.d.ts'))
      if (!what.startsWith('.')) {
        if (!isOurs(what)) foreign.push(`${manifest.name}${path.slice(home.length)}: ${what}`)
      } else if (!seen.has(target)) {
        seen.add(target)
        pending.push(target)
      }
    }
  }
  return foreign
}

function isOurs(specifier: string): boolean {
  return isBuiltin(specifier) || specifier.startsWith('@paystate/')
}

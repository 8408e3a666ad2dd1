import { readdirSync, readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const SOURCES = fileURLToPath(new URL('../../src', import.meta.url))

/** Which folders each folder of the sources imports. */
function importsOf(directory: string): ReadonlyMap<string, ReadonlySet<string>> {
  const imports = new Map<string, Set<string>>()
  for (const file of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || dirname(file) === '.') continue
    const folder = dirname(file)
    const text = readFileSync(resolve(directory, file), 'utf8')
    for (const [, target = ''] of text.matchAll(/from '(\.[^']+)'/g)) {
      const imported = relative(directory, dirname(resolve(directory, dirname(file), target)))
      if (imported === folder) continue
      imports.set(folder, (imports.get(folder) ?? new Set()).add(imported))
    }
  }
  return imports
}

function reachableFrom(
  folder: string,
  imports: ReadonlyMap<string, ReadonlySet<string>>,
  seen = new Set<string>(),
): ReadonlySet<string> {
  for (const next of imports.get(folder) ?? []) {
    if (seen.has(next)) continue
    seen.add(next)
    reachableFrom(next, imports, seen)
  }
  return seen
}

it('folders import in one direction', () => {
  const imports = importsOf(SOURCES)
  const circles = [...imports.keys()].filter((folder) => reachableFrom(folder, imports).has(folder))

  expect(imports.size).toBeGreaterThan(8)
  expect(circles).toEqual([])
})

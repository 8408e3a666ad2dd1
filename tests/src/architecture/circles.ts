import { posix } from 'node:path'
import type { TextFile } from '../workspace/files.ts'
import { importsOf } from './imports.ts'

/** Which folder, or file, imports which other ones. */
export type Imports = ReadonlyMap<string, ReadonlySet<string>>

/** Between the folders directly below the `src` of one package, e.g. `packages/core/src`. */
export function folderImports(files: readonly TextFile[], src: string): Imports {
  return importsBetween(files, (path) => (path.startsWith(`${src}/`) ? folderOf(path, src) : ''))
}

/** Between files. */
export function fileImports(files: readonly TextFile[]): Imports {
  return importsBetween(files, (path) => path)
}

function importsBetween(files: readonly TextFile[], placeOf: (path: string) => string): Imports {
  const imports = new Map<string, Set<string>>()
  for (const file of files) {
    const from = placeOf(file.path)
    for (const { what } of importsOf(file)) {
      if (!what.startsWith('.')) continue
      const to = placeOf(posix.join(posix.dirname(file.path), what))
      if (from === '' || to === '' || from === to) continue
      imports.set(from, (imports.get(from) ?? new Set()).add(to))
    }
  }
  return imports
}

/** The folder below `src/` that a file is in; empty for a file directly in it. */
function folderOf(path: string, src: string): string {
  const [first = '', ...rest] = path.slice(src.length + 1).split('/')
  return rest.length === 0 ? '' : first
}

/**
 * The shortest way around each place that reaches itself: two that import each other are a way of two. Empty
 * where all imports go in one direction.
 */
export function circles(imports: Imports): readonly string[] {
  return [...imports.keys()].sort().flatMap((place) => {
    const way = wayBack(place, imports)
    return way ? [[place, ...way].join(' → ')] : []
  })
}

function wayBack(start: string, imports: Imports): readonly string[] | undefined {
  const seen = new Set<string>()
  let ways: (readonly string[])[] = [[]]
  while (ways.length > 0) {
    const next: (readonly string[])[] = []
    for (const way of ways) {
      for (const place of imports.get(way.at(-1) ?? start) ?? []) {
        if (place === start) return [...way, place]
        if (seen.has(place)) continue
        seen.add(place)
        next.push([...way, place])
      }
    }
    ways = next
  }
  return undefined
}

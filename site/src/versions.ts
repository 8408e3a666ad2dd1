import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A released version: its numbers, and its prerelease if it is one. */
const NAME = /^(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?$/

/**
 * The versions of which the host will have a folder, newest first: those below `folder`, and those in the host's own
 * `versions.json`, if there is a copy of it.
 *
 * @throws {Error} When the copy is not such a list.
 */
export function readVersions(folder: string, hosts: string | undefined): readonly string[] {
  const here = readdirSync(folder).filter(
    (name) => NAME.test(name) && existsSync(join(folder, name, 'index.html')),
  )
  return [...new Set([...here, ...(hosts === undefined ? [] : readList(hosts))])].sort(newestFirst)
}

function readList(path: string): readonly string[] {
  const list: unknown = JSON.parse(readFileSync(path, 'utf8'))
  if (Array.isArray(list) && list.every((name) => typeof name === 'string' && NAME.test(name)))
    return list
  throw new Error(`${path} is no list of versions, such as ["1.1.0", "1.0.0"].`)
}

/** Where somebody is led who names no version: the newest release; a prerelease only where there is no other. */
export function newestOf(versions: readonly string[]): string {
  const sorted = [...versions].sort(newestFirst)
  const newest = sorted.find((name) => !name.includes('-')) ?? sorted[0]
  if (newest === undefined) throw new Error('There is no version.')
  return newest
}

/** The order of semantic versions, the other way round. */
export function newestFirst(one: string, other: string): number {
  const [a, b] = [NAME.exec(one) ?? [], NAME.exec(other) ?? []]
  for (const place of [1, 2, 3]) {
    const difference = Number(b[place] ?? 0) - Number(a[place] ?? 0)
    if (difference !== 0) return difference
  }
  return later(a[4], b[4])
}

/** A release comes after its prereleases. */
function later(one: string | undefined, other: string | undefined): number {
  if (one === undefined || other === undefined)
    return Number(other === undefined) - Number(one === undefined)
  return other.localeCompare(one, 'en', { numeric: true })
}

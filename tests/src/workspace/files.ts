import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's own folder. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/** A text file of the repository; its path is relative to the root, with slashes. */
export interface TextFile {
  readonly path: string
  readonly text: string
}

/** What .gitignore leaves out, and git's own folder. */
const NOT_OURS = new Set([
  '.cache',
  '.git',
  '.output',
  '.pages',
  '.paystate',
  '.results',
  '.turbo',
  'coverage',
  'dist',
  'node_modules',
  'tarballs',
])

/** Every file below a folder of the repository, sorted; none when the folder does not exist. */
export function listFiles(folder = ''): string[] {
  if (!existsSync(join(ROOT, folder))) return []
  return walk(join(ROOT, folder))
    .map((path) => relative(ROOT, path).split(sep).join('/'))
    .sort()
}

export function readText(path: string): TextFile {
  return { path, text: readFileSync(join(ROOT, path), 'utf8') }
}

/** The TypeScript files below a folder. */
export function readSources(folder: string): TextFile[] {
  return listFiles(folder)
    .filter((path) => /\.tsx?$/.test(path))
    .map(readText)
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !NOT_OURS.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return walk(path)
      return entry.isFile() ? [path] : []
    })
}

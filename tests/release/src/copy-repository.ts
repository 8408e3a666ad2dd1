import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { ROOT } from '../../src/workspace/files.ts'
import { runProgram } from '../../src/workspace/run-program.ts'

const LEFT_OUT = new Set([
  '.git',
  '.npmrc',
  '.paystate',
  '.results',
  '.turbo',
  'coverage',
  'dist',
  'tarballs',
  'test',
])

/** A copy of the repository in which versions can be made and packages built, committed as one commit. */
export interface Copy {
  /** Holds the copy and whatever else is made on the way. */
  readonly temporary: string
  readonly folder: string
  remove(): void
}

export function copyRepository(): Copy {
  const temporary = mkdtempSync(join(tmpdir(), 'paystate-release-'))
  const folder = join(temporary, 'repository')
  cpSync(ROOT, folder, { recursive: true, verbatimSymlinks: true, filter: isCopied })
  linkModules(folder)
  const git = (...args: string[]) => runProgram('git', { args, cwd: folder })
  git('init', '--quiet', '--initial-branch=main')
  git('add', '--all')
  git('-c', 'user.name=rehearsal', '-c', 'user.email=rehearsal@localhost', 'commit', '-qm', 'copy')
  return { temporary, folder, remove: () => rmSync(temporary, { recursive: true, force: true }) }
}

/** A folder of links, not one link: pnpm keeps notes in it, and takes none that are a link. */
function linkModules(folder: string): void {
  mkdirSync(join(folder, 'node_modules'))
  const names = readdirSync(join(ROOT, 'node_modules'))
  for (const name of names.filter((one) => !one.startsWith('.pnpm-task-run-state'))) {
    symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name))
  }
}

/** The links in the packages' own `node_modules` are copied: they keep pointing within the copy. */
function isCopied(path: string): boolean {
  const inner = path.slice(ROOT.length)
  if (inner === 'node_modules' || inner === 'examples/node_modules') return false
  if (/^(?:site|tests\/(?:mutation|release|toolchains))\/node_modules$/.test(inner)) return false
  return !LEFT_OUT.has(basename(path)) || inner === 'tests/test'
}

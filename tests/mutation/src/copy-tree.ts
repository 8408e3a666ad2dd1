import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's own folder. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/** Sources are changed in a copy: whoever works in the tree meanwhile does not meet the changes. */
export function copyTree(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'paystate-mutation-'))
  for (const path of listFiles()) cpSync(join(ROOT, path), join(folder, path))
  for (const name of readdirSync(join(folder, 'packages'))) {
    const modules = join('packages', name, 'node_modules')
    // Its links to our own packages are relative, so the copy's lead to the copy.
    cpSync(join(ROOT, modules), join(folder, modules), { recursive: true, verbatimSymlinks: true })
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir')
  return { folder, remove: () => rmSync(folder, { recursive: true }) }
}

/** What git knows or would take, as it lies in the tree now. */
function listFiles(): readonly string[] {
  const paths = ['packages', 'package.json', 'tsconfig.base.json', 'vitest.shared.ts']
  const options = ['-z', '--cached', '--others', '--exclude-standard', '--', ...paths]
  const list = execFileSync('git', ['ls-files', ...options], { cwd: ROOT, encoding: 'utf8' })
  return list.split('\0').filter((path) => path !== '' && existsSync(join(ROOT, path)))
}

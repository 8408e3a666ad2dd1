import { cpSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../workspace/files.ts'
import { publishedPackages, readPackages, type WorkspacePackage } from '../workspace/packages.ts'
import { runProgram } from '../workspace/run-program.ts'

const ROOT_FILES = [
  'LICENSE',
  'package.json',
  'pnpm-workspace.yaml',
  'rolldown.config.js',
  'tsconfig.base.json',
]

/**
 * Builds and packs the published packages in a copy of the workspace, as a release would.
 *
 * In a copy, so that neither a stale `dist` decides what is tested nor a test rewrites one.
 *
 * @returns The tarballs' folder.
 */
export function packPublished(folder: string): string {
  const packages = dependenciesFirst(publishedPackages())
  const tarballs = join(folder, 'tarballs')
  mkdirSync(folder, { recursive: true })
  for (const file of ROOT_FILES) cpSync(join(ROOT, file), join(folder, file))
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir')
  for (const one of [...packages, ...testedWith(packages)]) copyPackage(one, { to: folder })
  for (const one of packages) build(join(folder, one.folder))
  pack(packages, { folder, tarballs })
  return tarballs
}

/** The private packages that some are tested with: packing reads their versions. */
function testedWith(packages: readonly WorkspacePackage[]): WorkspacePackage[] {
  return readPackages()
    .filter(({ manifest }) => manifest.private)
    .filter(({ manifest }) => packages.some((one) => manifest.name in one.manifest.devDependencies))
}

/** Everything but `dist`; the links in `node_modules` keep pointing within the copy. */
function copyPackage({ folder }: WorkspacePackage, { to }: { to: string }): void {
  cpSync(join(ROOT, folder), join(to, folder), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !/[/\\](?:dist|test|\.turbo|\.results|\.vite-temp)$/.test(path),
  })
}

function build(folder: string): void {
  runProgram('pnpm', { args: ['run', 'build'], cwd: folder })
}

function pack(
  packages: readonly WorkspacePackage[],
  { folder, tarballs }: { folder: string; tarballs: string },
): void {
  const filters = packages.map(({ manifest }) => `--filter=${manifest.name}`)
  const args = ['--recursive', ...filters, 'pack', '--pack-destination', tarballs]
  runProgram('pnpm', { args, cwd: folder })
}

function dependenciesFirst(packages: readonly WorkspacePackage[]): WorkspacePackage[] {
  const ordered = new Set<WorkspacePackage>()
  const add = (one: WorkspacePackage): void => {
    const needed = packages.filter(({ manifest }) => manifest.name in one.manifest.dependencies)
    for (const dependency of needed) add(dependency)
    ordered.add(one)
  }
  for (const one of packages) add(one)
  return [...ordered]
}

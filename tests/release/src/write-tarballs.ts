import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { publishedPackages } from '../../src/workspace/packages.ts'
import { runProgram } from '../../src/workspace/run-program.ts'

const INSTALLER = fileURLToPath(import.meta.resolve('./install.mjs'))

/** A published package as a file. */
export interface Tarball {
  readonly name: string
  readonly file: string
}

/**
 * Packs every published package of a workspace that has been built, and puts beside the tarballs what
 * installs them.
 *
 * @param into Emptied first.
 */
export function writeTarballs(workspace: string, { into }: { into: string }): readonly Tarball[] {
  const packages = publishedPackages().map(({ manifest }) => manifest.name)
  rmSync(into, { recursive: true, force: true })
  const filters = packages.map((name) => `--filter=${name}`)
  const args = ['--recursive', ...filters, 'pack', '--pack-destination', into]
  runProgram('pnpm', { args, cwd: workspace })
  const tarballs = packages.map((name) => ({ name, file: fileOf(name, { folder: into }) }))
  const list = Object.fromEntries(tarballs.map(({ name, file }) => [name, file]))
  writeFileSync(join(into, 'tarballs.json'), `${JSON.stringify(list, null, 2)}\n`)
  cpSync(INSTALLER, join(into, 'install.mjs'))
  return tarballs
}

function fileOf(name: string, { folder }: { folder: string }): string {
  const prefix = `${name.replace('@', '').replace('/', '-')}-`
  const file = readdirSync(folder).find(
    (one) => one.startsWith(prefix) && /^\d/.test(one.slice(prefix.length)),
  )
  if (file === undefined) throw new Error(`${name} was not packed.`)
  return file
}

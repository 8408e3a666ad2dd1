import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Manifest, parseManifest, publishedPackages } from '../../src/workspace/packages.ts'
import { runProgram } from '../../src/workspace/run-program.ts'

/** What the changesets that wait make of the packages. */
export interface Release {
  readonly version: string
  readonly manifests: readonly Manifest[]
  /** The section of each changelog on this version, by package. */
  readonly changelogs: Readonly<Record<string, string>>
}

/**
 * Has changesets make the versions and changelogs; where no changeset waits, of one made up.
 *
 * @throws {Error} When the packages do not all get one new version, or a changelog lacks it.
 */
export function makeNextVersion(folder: string): Release {
  const before = new Set(read(folder).map(({ version }) => version))
  if (globSync('.changeset/*.md', { cwd: folder }).length === 0) addChangeset(folder)
  runProgram(join(folder, 'node_modules/.bin/changeset'), { args: ['version'], cwd: folder })
  const manifests = read(folder)
  const [version, ...others] = new Set(manifests.map((manifest) => manifest.version))
  if (version === undefined || others.length > 0) throw new Error('There is more than one version.')
  if (before.has(version)) throw new Error(`The version is still ${version}.`)
  const changelogs = manifests.map(({ name }) => [name, sectionOf(name, { folder, version })])
  return { version, manifests, changelogs: Object.fromEntries(changelogs) }
}

function addChangeset(folder: string): void {
  const names = read(folder).map(({ name }) => `'${name}': patch\n`)
  const text = `---\n${names.join('')}---\n\nA rehearsal.\n`
  writeFileSync(join(folder, '.changeset/rehearsal.md'), text)
}

function read(folder: string): Manifest[] {
  return publishedPackages().map((one) =>
    parseManifest(readFileSync(join(folder, one.folder, 'package.json'), 'utf8')),
  )
}

function sectionOf(name: string, { folder, version }: { folder: string; version: string }): string {
  const home = publishedPackages().find(({ manifest }) => manifest.name === name)?.folder ?? ''
  const changelog = readFileSync(join(folder, home, 'CHANGELOG.md'), 'utf8')
  const [, section] = changelog.split(/^## /m)
  if (!section?.startsWith(version)) throw new Error(`The changelog of ${name} lacks ${version}.`)
  return section.slice(version.length).trim()
}

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { runProgram } from '../src/workspace/run-program.ts'
import { copyRepository } from './src/copy-repository.ts'
import { findManagers, type Manager } from './src/managers.ts'
import { makeNextVersion } from './src/next-version.ts'
import { publishRelease } from './src/publish-release.ts'
import { type Registry, startRegistry } from './src/registry.ts'
import { seedRegistry } from './src/seed-registry.ts'
import { installedDependencies } from './src/third-party.ts'
import { tryInstall } from './src/try-install.ts'
import { type Tarball, writeTarballs } from './src/write-tarballs.ts'

const published = z.object({ version: z.string(), dist: z.object({ integrity: z.string() }) })

// A release from version to install, offline: in a copy of the repository, with a registry of its own.
const copy = copyRepository()
let registry: Registry | undefined
try {
  const { version, manifests, changelogs } = makeNextVersion(copy.folder)
  console.log(`version    ${version}, for ${manifests.length} packages`)
  for (const [name, text] of Object.entries(changelogs)) {
    console.log(
      `changelog  ${name}: ${text.split('\n').filter((line) => /^- /.test(line)).length} entries`,
    )
  }

  const scripts = ['--recursive', '--filter=./packages/*', 'run', 'build']
  runProgram('pnpm', { args: scripts, cwd: copy.folder })
  const folder = join(copy.temporary, 'tarballs')
  const tarballs = writeTarballs(copy.folder, { into: folder })
  for (const { file } of tarballs) console.log(`packed     ${file}`)

  registry = await startRegistry(join(copy.temporary, 'registry'))
  const others = installedDependencies()
  await seedRegistry(registry, { packages: others, folder: join(copy.temporary, 'others') })
  console.log(`registry   ${registry.url}, with ${others.length} packages of others`)
  publishRelease(copy.folder, registry)
  for (const tarball of tarballs) {
    console.log(`published  ${await expectPublished(tarball, { registry, folder, version })}`)
  }

  const names = tarballs.map(({ name }) => name)
  for (const manager of findManagers()) {
    rehearse(manager, { registry: registry.url, names })
    rehearse(manager, { registry: registry.url, names, tarballs: folder })
  }
} finally {
  await registry?.stop()
  copy.remove()
}

function rehearse(
  manager: Manager,
  source: { registry: string; names: readonly string[]; tarballs?: string },
): void {
  const from = source.tarballs === undefined ? 'registry' : 'tarballs'
  const folder = join(copy.temporary, `${manager.title.replace(' ', '-')}-${from}`)
  tryInstall(manager, { ...source, folder })
  console.log(`installed  with ${manager.title}, from the ${from}; the README's example runs`)
}

interface Expected {
  readonly registry: Registry
  readonly folder: string
  readonly version: string
}

/** The registry has the very bytes that were packed, as this version. */
async function expectPublished(
  { name, file }: Tarball,
  { registry: { url }, folder, version }: Expected,
): Promise<string> {
  const response = await fetch(`${url}${name}/latest`)
  if (!response.ok) throw new Error(`${name} is not in the registry.`)
  const found = published.parse(await response.json())
  const packed = createHash('sha512')
    .update(readFileSync(join(folder, file)))
    .digest('base64')
  if (found.version !== version) throw new Error(`${name} was published as ${found.version}.`)
  if (found.dist.integrity !== `sha512-${packed}`)
    throw new Error(`${name} is not what was packed.`)
  return `${name}@${version}, the same bytes as packed`
}

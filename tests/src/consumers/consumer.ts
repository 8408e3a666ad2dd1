import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT } from '../workspace/files.ts'
import { type Manifest, parseManifest, publishedPackages } from '../workspace/packages.ts'
import { runProgram } from '../workspace/run-program.ts'
import { packPublished } from './stage.ts'

/** A folder in which the packed packages are installed, as they would come from a registry. */
export interface Consumer {
  readonly folder: string
  /** The manifests inside the tarballs. */
  readonly manifests: readonly Manifest[]
}

export function createConsumer(temporary: string): Consumer {
  const folder = join(temporary, 'consumer')
  const tarballs = packPublished(join(temporary, 'stage'))
  const manifests = readdirSync(tarballs).map((name) => unpack(join(tarballs, name), { folder }))
  for (const manifest of manifests) linkDependencies(manifest, { folder })
  link({ name: '@types/node', from: ROOT, folder })
  return { folder, manifests }
}

function unpack(tarball: string, { folder }: { folder: string }): Manifest {
  const unpacked = join(folder, 'unpacked')
  mkdirSync(unpacked, { recursive: true })
  runProgram('tar', { args: ['-xzf', tarball, '-C', unpacked] })
  const manifest = parseManifest(readFileSync(join(unpacked, 'package/package.json'), 'utf8'))
  const target = join(folder, 'node_modules', manifest.name)
  mkdirSync(dirname(target), { recursive: true })
  renameSync(join(unpacked, 'package'), target)
  return manifest
}

/** Links what a package needs of others' to what the workspace has installed for it. */
function linkDependencies(manifest: Manifest, { folder }: { folder: string }): void {
  const home = publishedPackages().find((one) => one.manifest.name === manifest.name)
  const peers = Object.keys(manifest.peerDependencies)
  const names = [
    ...Object.keys(manifest.dependencies),
    ...peers.filter((name) => !manifest.peerDependenciesMeta[name]?.optional),
  ]
  for (const name of names.filter((name) => !name.startsWith('@paystate/'))) {
    link({ name, from: join(ROOT, home?.folder ?? ''), folder })
  }
}

function link({ name, from, folder }: { name: string; from: string; folder: string }): void {
  const target = join(folder, 'node_modules', name)
  if (existsSync(target)) return
  mkdirSync(dirname(target), { recursive: true })
  symlinkSync(realpathSync(join(from, 'node_modules', name)), target, 'dir')
}

import { dirname } from 'node:path'
import { z } from 'zod'
import { listFiles, readText } from './files.ts'

const versions = z.record(z.string(), z.string()).default({})
const exportsMap = z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())]))

const manifest = z.object({
  name: z.string(),
  version: z.string().optional(),
  private: z.boolean().default(false),
  engines: z.object({ node: z.string() }).optional(),
  scripts: versions,
  dependencies: versions,
  devDependencies: versions,
  peerDependencies: versions,
  peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.boolean() })).default({}),
  exports: exportsMap.default({}),
  publishConfig: z.object({ exports: exportsMap.default({}) }).optional(),
})

export type Manifest = z.infer<typeof manifest>
export type Exports = z.infer<typeof exportsMap>

export interface WorkspacePackage {
  /** Relative to the repository's root. */
  readonly folder: string
  readonly manifest: Manifest
}

export function parseManifest(text: string): Manifest {
  return manifest.parse(JSON.parse(text))
}

/** Installed by themselves: what only some commands need. */
const APART = ['examples', 'site', 'tests/mutation', 'tests/release', 'tests/toolchains'].map(
  (folder) => `${folder}/package.json`,
)

/** Every package of the workspace except the root, sorted by folder. */
export function readPackages(): WorkspacePackage[] {
  return listFiles()
    .filter((path) => path.endsWith('/package.json') && !path.includes('/fixtures/'))
    .filter((path) => !APART.includes(path))
    .map((path) => ({ folder: dirname(path), manifest: parseManifest(readText(path).text) }))
}

export function publishedPackages(): WorkspacePackage[] {
  return readPackages().filter(({ manifest }) => !manifest.private)
}

/** The specifiers by which others import a package, from its exports map. */
export function entrySpecifiers({ name, exports }: Manifest): string[] {
  return Object.keys(exports)
    .filter((key) => key !== './package.json')
    .map((key) => `${name}${key.slice(1)}`)
}

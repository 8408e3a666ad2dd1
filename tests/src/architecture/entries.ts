import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listFiles, ROOT } from '../workspace/files.ts'
import type { Exports, WorkspacePackage } from '../workspace/packages.ts'

/** Without it a consumer's `Request` becomes `any`; `preserve` keeps it in the emitted types. */
export const TYPES_REFERENCE = '/// <reference types="node" preserve="true" />'

/** An adapter of a provider is one definition, which its index hands out. */
const DEFINITION = /^@paystate\/adapter-(?!kit$)/

/** The entries of a package: the files directly under its `src/`. */
export function topLevelSources({ folder, manifest }: WorkspacePackage): string[] {
  const isDefinition = (path: string) => path === 'adapter.ts' && DEFINITION.test(manifest.name)
  return listFiles(`${folder}/src`)
    .map((path) => path.slice(`${folder}/src/`.length))
    .filter((path) => !path.includes('/') && !isDefinition(path))
}

/** The exports map that a package must have, given the files directly under its `src/`. */
export function expectedExports(entries: readonly string[], { published }: { published: boolean }) {
  const exports: Exports = { './package.json': './package.json' }
  for (const file of entries) {
    const name = file.replace(/\.tsx?$/, '')
    exports[name === 'index' ? '.' : `./${name}`] = {
      ...(!published && { '@paystate/source': `./src/${file}` }),
      types: `./dist/${name}.d.ts`,
      default: `./dist/${name}.js`,
    }
  }
  return exports
}

export function firstLine({ folder }: WorkspacePackage, { entry }: { entry: string }) {
  return readFileSync(join(ROOT, folder, 'src', entry), 'utf8').split('\n')[0]
}

import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { ROOT } from '../../src/workspace/files.ts'
import { publishedPackages } from '../../src/workspace/packages.ts'

const names = z.record(z.string(), z.string()).default({})
const meta = z.record(z.string(), z.object({ optional: z.boolean().optional() })).default({})
const manifest = z.looseObject({
  name: z.string(),
  version: z.string(),
  dependencies: names,
  peerDependencies: names,
  peerDependenciesMeta: meta,
})

/** A package of somebody else's as the workspace has it installed. */
export interface Installed {
  readonly folder: string
  readonly manifest: z.infer<typeof manifest>
}

/** What the README's example asks a reader to install beside our packages: it opens an embedded database. */
export const BESIDE = '@electric-sql/pglite'

/** All that the published packages and the README's example need at run time, and what that needs, once for each version. */
export function installedDependencies(): readonly Installed[] {
  const found = new Map<string, Installed>()
  for (const one of publishedPackages()) {
    const needed = Object.keys(one.manifest.dependencies).filter((name) => !isOurs(name))
    for (const name of needed) collect(name, { from: join(ROOT, one.folder), found })
  }
  collect(BESIDE, { from: join(ROOT, 'packages/engine'), found })
  return [...found.values()]
}

interface Search {
  readonly from: string
  readonly found: Map<string, Installed>
}

function collect(name: string, { from, found }: Search): void {
  const folder = locate(name, from)
  if (folder === undefined) throw new Error(`${name} is not installed for ${from}.`)
  if (found.has(folder)) return
  const installed = manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
  found.set(folder, { folder, manifest: installed })
  const peers = Object.keys(installed.peerDependencies).filter(
    (peer) => !installed.peerDependenciesMeta[peer]?.optional,
  )
  for (const needed of [...Object.keys(installed.dependencies), ...peers]) {
    collect(needed, { from: folder, found })
  }
}

/** As Node looks for it: in every `node_modules` upward. */
function locate(name: string, from: string): string | undefined {
  const folder = join(from, 'node_modules', name)
  if (existsSync(join(folder, 'package.json'))) return realpathSync(folder)
  return dirname(from) === from ? undefined : locate(name, dirname(from))
}

function isOurs(name: string): boolean {
  return name.startsWith('@paystate/')
}

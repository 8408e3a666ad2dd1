import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'

/** Makes a `node_modules` with the packages of several; the first one that has a package provides it. */
export function linkModules(target: string, sources: readonly string[]): void {
  mkdirSync(target)
  for (const source of sources) {
    for (const name of packagesIn(source)) {
      const link = join(target, name)
      if (existsSync(link)) continue
      mkdirSync(join(link, '..'), { recursive: true })
      symlinkSync(join(source, name), link, 'dir')
    }
  }
}

/** The names of the installed packages, with their scopes. */
function packagesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) =>
      name.startsWith('@')
        ? readdirSync(join(folder, name)).map((inner) => `${name}/${inner}`)
        : [name],
    )
}

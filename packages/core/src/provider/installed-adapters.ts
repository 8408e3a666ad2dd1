/**
 * The adapter packages that are installed where the application runs, to correct a misspelled name: Core itself knows
 * no provider. Empty where there are no files, as at the edge.
 */
export function installedAdapters(): readonly string[] {
  try {
    const { process } = globalThis
    const { readdirSync } = process.getBuiltinModule('node:fs')
    const { dirname, join } = process.getBuiltinModule('node:path')
    const namesIn = (folder: string) => {
      try {
        return readdirSync(folder)
      } catch {
        return []
      }
    }
    const found = new Set<string>()
    for (let folder = process.cwd(); ; folder = dirname(folder)) {
      for (const name of namesIn(join(folder, 'node_modules', '@paystate'))) found.add(name)
      if (folder === dirname(folder)) break
    }
    return [...found].filter(isAdapter).map((name) => `@paystate/${name}`)
  } catch {
    return []
  }
}

function isAdapter(name: string): boolean {
  return name.startsWith('adapter-') && name !== 'adapter-kit'
}

import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { ROOT } from '../workspace/files.ts'

const TEMPLATE = join(ROOT, 'tests/templates/adapter')

/**
 * Writes a package with an adapter, its tests and a small simulator, under another name than the template's.
 *
 * @throws {Error} When the name is no name of a provider, or the folder has files in it.
 */
export function createAdapterPackage(name: string, folder: string): void {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name))
    throw new Error(`Invalid name: ${name}. Use lower-case letters, digits and hyphens.`)
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new Error(`${folder} is not empty.`)
  for (const path of filesBelow(TEMPLATE)) {
    const text = renamed(readFileSync(join(TEMPLATE, path), 'utf8'), name)
    write(join(folder, path), text)
  }
  write(join(folder, 'package.json'), `${JSON.stringify(manifest(name, folder), undefined, 2)}\n`)
  write(join(folder, 'README.md'), `# adapter-${name}\n\nAn adapter of paystate for ${name}.\n`)
}

/** `shop.example` is nobody's name: it stays. */
function renamed(text: string, name: string): string {
  const type = name.replaceAll(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  return text.replaceAll('Example', type).replaceAll(/(?<!shop\.)\bexample\b/g, name)
}

/** Inside this repository, packages are found by the workspace; elsewhere, by a link to it. */
function manifest(name: string, folder: string): object {
  const isInside = !relative(join(ROOT, 'packages'), folder).startsWith('..')
  const version = (one: string) =>
    isInside ? 'workspace:^' : `link:${relative(folder, join(ROOT, 'packages', one))}`
  return {
    name: isInside ? `@paystate/adapter-${name}` : `adapter-${name}`,
    version: '0.0.0',
    private: true,
    type: 'module',
    engines: { node: '>=22.18' },
    exports: { '.': './src/index.ts' },
    scripts: {
      test: "node -C @paystate/source --test --test-reporter=spec 'test/**/*.test.ts'",
      typecheck: 'tsc -p tsconfig.json',
    },
    dependencies: {
      '@paystate/adapter-kit': version('adapter-kit'),
      '@paystate/core': version('core'),
    },
    devDependencies: {
      '@paystate/conformance': version('conformance'),
      '@types/node': '22.20.5',
      typescript: '7.0.2',
    },
  }
}

function filesBelow(folder: string, below = ''): readonly string[] {
  return readdirSync(join(folder, below)).flatMap((entry) => {
    const path = join(below, entry)
    return statSync(join(folder, path)).isDirectory() ? filesBelow(folder, path) : [path]
  })
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

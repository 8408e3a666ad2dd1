import { globSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../src/workspace/files.ts'

/** A package manager, and how it is run without a look at this machine's settings or caches. */
export interface Manager {
  readonly title: string
  readonly name: 'npm' | 'pnpm' | 'yarn' | 'bun'
  readonly command: readonly string[]
  /** Files that the empty project gets first. */
  readonly files: (registry: string) => Readonly<Record<string, string>>
}

const HERE = join(ROOT, 'tests/release/node_modules')
const npmrc = (registry: string) => ({ '.npmrc': `registry=${registry}\n` })

export function findManagers(): readonly Manager[] {
  return [
    { title: 'npm', name: 'npm', command: ['npm'], files: npmrc },
    { title: 'pnpm', name: 'pnpm', command: ['pnpm'], files: npmrc },
    {
      title: 'yarn 4',
      name: 'yarn',
      command: [process.execPath, join(HERE, '@yarnpkg/cli-dist/bin/yarn.js')],
      files: (registry) => ({ 'yarn.lock': '', '.yarnrc.yml': berry(registry) }),
    },
    {
      title: 'yarn 1',
      name: 'yarn',
      command: [process.execPath, join(HERE, 'yarn/bin/yarn.js')],
      files: (registry) => ({ '.npmrc': `registry=${registry}\n`, '.yarnrc': classic(registry) }),
    },
    { title: 'bun', name: 'bun', command: [bun()], files: npmrc },
  ]
}

/** Yarn asks for age and scripts on its own terms; none of that is the point here. */
function berry(registry: string): string {
  const { hostname } = new URL(registry)
  return JSON.stringify({
    npmRegistryServer: registry,
    unsafeHttpWhitelist: [hostname],
    nodeLinker: 'node-modules',
    enableTelemetry: false,
    enableImmutableInstalls: false,
    enableScripts: false,
    npmMinimalAgeGate: 0,
  })
}

function classic(registry: string): string {
  return `registry "${registry}"\n`
}

/** Its launcher would have to run an install script first; the program itself lies beside it. */
function bun(): string {
  const [program] = globSync(join(HERE, '.pnpm/@oven+bun-*/node_modules/@oven/bun-*/bin/bun'))
  if (program === undefined) throw new Error('There is no bun for this machine.')
  return program
}

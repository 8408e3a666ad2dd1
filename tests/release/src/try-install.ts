import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf } from '../../src/examples/example.ts'
import { examplesOf } from '../../src/examples/markdown.ts'
import { readText } from '../../src/workspace/files.ts'
import type { Manager } from './managers.ts'
import { BESIDE } from './third-party.ts'

/** An empty directory, and what is installed into it. */
export interface Trial {
  readonly folder: string
  readonly registry: string
  readonly names: readonly string[]
  /** Install these files, not what the registry has. */
  readonly tarballs?: string
}

/**
 * Installs the published packages with one manager and runs the README's first example with them.
 *
 * @throws {Error} When either fails, or the example prints something else than the README says.
 */
export function tryInstall(manager: Manager, trial: Trial): void {
  mkdirSync(trial.folder, { recursive: true })
  const files = { 'package.json': MANIFEST, ...manager.files(trial.registry) }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(trial.folder, name), text)
  install(manager, trial)
  const missing = trial.names.filter(
    (name) => !existsSync(join(trial.folder, 'node_modules', name)),
  )
  if (missing.length > 0) throw new Error(`${manager.title} left out ${missing.join(', ')}`)
  runReadme(trial.folder)
}

const MANIFEST = `{ "name": "empty", "private": true, "type": "module", "dependencies": { "${BESIDE}": "*" } }\n`

function install({ name, command: [program = '', ...first] }: Manager, trial: Trial): void {
  if (trial.tarballs === undefined) {
    const verb = name === 'npm' ? 'install' : 'add'
    run(program, { args: [...first, verb, ...trial.names], folder: trial.folder })
  } else if (name === 'npm') {
    const files = globSync(join(trial.tarballs, '*.tgz'))
    run(program, { args: [...first, 'install', ...files], folder: trial.folder })
  } else {
    const args = [join(trial.tarballs, 'install.mjs'), name]
    const command = [program, ...first].map((word) => JSON.stringify(word)).join(' ')
    run(process.execPath, {
      args,
      folder: trial.folder,
      environment: { PAYSTATE_INSTALL: command },
    })
  }
}

function runReadme(folder: string): void {
  const [example] = examplesOf(readText('README.md')).filter(({ runs }) => runs)
  if (example === undefined) throw new Error('The README has no example that runs.')
  writeFileSync(join(folder, 'example.ts'), `${codeOf(example)}\n`)
  const printed = run(process.execPath, { args: ['example.ts'], folder })
  if (printed.trimEnd() !== example.output?.trimEnd()) {
    throw new Error(`The README's example printed:\n${printed}`)
  }
}

interface Command {
  readonly args: readonly string[]
  readonly folder: string
  readonly environment?: Readonly<Record<string, string>>
}

/** Runs a program with caches and settings below the trial, so that nothing on this machine helps it. */
function run(program: string, { args, folder, environment }: Command): string {
  const home = `${folder}-home`
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    timeout: 180_000,
    env: { PATH: process.env.PATH, HOME: home, XDG_CACHE_HOME: home, CI: 'true', ...environment },
  })
  if (status === 0) return stdout
  throw new Error(`${program} ${args.join(' ')} in ${folder}\n${stdout}${stderr}`)
}

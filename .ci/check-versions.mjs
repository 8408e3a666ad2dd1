// Has changesets make the next versions in a copy of the repository: first with the changesets that
// wait, then with one for a single package. Both must succeed and leave all that is published on
// one version.
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'

const LEFT_OUT = new Set(['.git', '.turbo', '.results', 'dist', 'node_modules', 'src', 'test'])

const copy = mkdtempSync(join(tmpdir(), 'paystate-versions-'))
try {
  cpSync('.', copy, { recursive: true, filter: (path) => !LEFT_OUT.has(basename(path)) })
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'), 'dir')
  run('git', ['init', '--quiet'])
  expectOneVersion('now')
  version()
  expectOneVersion('after the changesets that wait')
  for (const [name] of versions()) {
    writeFileSync(join(copy, '.changeset/one.md'), `---\n'${name}': minor\n---\n\nOne change.\n`)
    version()
    expectOneVersion(`after a change of ${name}`)
  }
} finally {
  rmSync(copy, { recursive: true })
}

function version() {
  run(resolve('node_modules/.bin/changeset'), ['version'])
}

function run(program, args) {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: copy, encoding: 'utf8' })
  if (status !== 0) fail(`${basename(program)} ${args.join(' ')} failed\n${stdout}${stderr}`)
}

function expectOneVersion(when) {
  const found = new Set(versions().map(([, version]) => version))
  console.log(when, ...found)
  if (found.size !== 1) fail(versions().join('\n'))
}

function versions() {
  return globSync('packages/*/package.json', { cwd: copy })
    .map((path) => JSON.parse(readFileSync(join(copy, path), 'utf8')))
    .filter((manifest) => !manifest.private)
    .map(({ name, version }) => [name, version])
}

function fail(why) {
  console.error(why)
  process.exitCode = 1
}

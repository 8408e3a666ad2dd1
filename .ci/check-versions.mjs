// Has changesets make the next version in a copy of the repository, which must succeed and leave
// all that is published on one version.
import { spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'

const LEFT_OUT = new Set(['.git', '.turbo', '.results', 'dist', 'node_modules', 'src', 'test'])

const copy = mkdtempSync(join(tmpdir(), 'paystate-versions-'))
try {
  cpSync('.', copy, { recursive: true, filter: (path) => !LEFT_OUT.has(basename(path)) })
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'), 'dir')
  run('git', ['init', '--quiet', copy])
  const before = versions()
  run(resolve('node_modules/.bin/changeset'), ['version'])
  const after = versions()
  console.log({ before, after })
  if (!isOne(before) || !isOne(after)) process.exitCode = 1
} finally {
  rmSync(copy, { recursive: true })
}

function run(program, args) {
  const { status } = spawnSync(program, args, { cwd: copy, stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}

function versions() {
  const manifests = globSync('packages/*/package.json', { cwd: copy })
    .map((path) => JSON.parse(readFileSync(join(copy, path), 'utf8')))
    .filter((manifest) => !manifest.private)
  return Object.fromEntries(manifests.map(({ name, version }) => [name, version]))
}

function isOne(found) {
  return new Set(Object.values(found)).size === 1
}

// node install.mjs npm|pnpm|yarn|bun [PACKAGE…]: installs tarballs that lie beside this file into the
// project in the current directory; all of them, or those named, with or without @paystate/. It writes into package.json (for
// pnpm: into pnpm-workspace.yaml, too) that the packages find each other here and not in a registry.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [manager, ...given] = process.argv.slice(2)
if (!['npm', 'pnpm', 'yarn', 'bun'].includes(manager)) {
  console.error('node install.mjs npm|pnpm|yarn|bun [PACKAGE…]')
  process.exit(2)
}

const folder = import.meta.dirname
const tarballs = Object.fromEntries(
  Object.entries(JSON.parse(readFileSync(join(folder, 'tarballs.json'), 'utf8'))).map(
    ([name, file]) => [name, `file:${join(folder, file)}`],
  ),
)

const wanted = given.map((name) => (name in tarballs ? name : `@paystate/${name}`))
const unknown = wanted.filter((name) => !(name in tarballs))
if (unknown.length > 0) {
  console.error(
    `No tarball of ${unknown.join(', ')}; there are ${Object.keys(tarballs).join(', ')}`,
  )
  process.exit(2)
}

const names = wanted.length > 0 ? wanted : Object.keys(tarballs)
const manifest = existsSync('package.json') ? JSON.parse(readFileSync('package.json', 'utf8')) : {}
const chosen = Object.fromEntries(names.map((name) => [name, tarballs[name]]))
const key = manager === 'yarn' ? 'resolutions' : 'overrides'
manifest.dependencies = { ...manifest.dependencies, ...chosen }
if (manager !== 'pnpm') manifest[key] = { ...manifest[key], ...tarballs }
writeFileSync('package.json', `${JSON.stringify(manifest, null, 2)}\n`)

if (manager === 'pnpm') {
  const old = existsSync('pnpm-workspace.yaml') ? readFileSync('pnpm-workspace.yaml', 'utf8') : ''
  if (/^overrides:/m.test(old)) {
    console.error(
      'pnpm-workspace.yaml has overrides of its own. Add these to them, then pnpm install:',
    )
    for (const [name, file] of Object.entries(tarballs)) console.error(`  '${name}': ${file}`)
    process.exit(1)
  }
  const lines = Object.entries(tarballs).map(([name, file]) => `  '${name}': ${file}\n`)
  writeFileSync('pnpm-workspace.yaml', `${old}overrides:\n${lines.join('')}`)
}

const command = process.env.PAYSTATE_INSTALL ?? manager
const { status } = spawnSync(command, ['install'], { stdio: 'inherit', shell: true })
process.exit(status ?? 1)

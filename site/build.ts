import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { env } from 'node:process'
import { deadLinks } from './src/check-links.ts'
import { gatherPages } from './src/gather-pages.ts'
import { makeRelative } from './src/make-relative.ts'
import { nameModules } from './src/name-modules.ts'
import { openInBrowser } from './src/open-in-browser.ts'
import { rootPages, TO_THE_LIST } from './src/root-pages.ts'
import { VERSION } from './src/version.ts'
import { readVersions } from './src/versions.ts'

// Builds the site into `dist/VERSION/`, with a root that leads to the newest version. Uses no network.
// Other versions in `dist` stay; PAYSTATE_SITE_VERSIONS names a copy of the host's versions.json, for those that only
// the host has.
const HERE = import.meta.dirname
const OUTPUT = join(HERE, '.output')
const DIST = join(HERE, 'dist')

const pages = gatherPages(join(HERE, '.pages'))
console.log(`${pages.length} pages of the repository`)
run('typescript/bin/tsc', ['-p', 'tsconfig.json'])
run('typedoc/bin/typedoc', ['--options', 'typedoc.json'])
nameModules(join(HERE, '.pages/reference'))
run('vitepress/bin/vitepress.js', ['build', '.'])
makeRelative(OUTPUT)

writeFileSync(join(OUTPUT, 'versions.html'), TO_THE_LIST)
mkdirSync(DIST, { recursive: true })
rmSync(join(DIST, VERSION), { recursive: true, force: true })
cpSync(OUTPUT, join(DIST, VERSION), { recursive: true })
const versions = readVersions(DIST, env.PAYSTATE_SITE_VERSIONS || undefined)
for (const [name, text] of Object.entries(rootPages(versions))) {
  writeFileSync(join(DIST, name), text)
}

const elsewhere = versions.filter((name) => !existsSync(join(DIST, name)))
const dead = deadLinks(DIST, { elsewhere })
for (const link of dead) console.error(link)
if (dead.length > 0) throw new Error(`${dead.length} links lead nowhere.`)
const complaints = await openInBrowser(DIST, versions)
for (const complaint of complaints) console.error(complaint)
if (complaints.length > 0) throw new Error('The site does not work in a browser.')
console.log(`site/dist/${VERSION}, one of ${versions.length}: serve site/dist from anywhere`)

function run(program: string, args: readonly string[]): void {
  const path = join(HERE, 'node_modules', program)
  const { status } = spawnSync(process.execPath, [path, ...args], { cwd: HERE, stdio: 'inherit' })
  if (status !== 0) throw new Error(`${program} failed.`)
}

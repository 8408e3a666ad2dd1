import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deadLinks } from './src/check-links.ts'
import { frontPage } from './src/front-page.ts'
import { gatherPages } from './src/gather-pages.ts'
import { makeRelative } from './src/make-relative.ts'
import { nameModules } from './src/name-modules.ts'
import { openInBrowser } from './src/open-in-browser.ts'
import { VERSION } from './src/version.ts'

// Builds the site into `dist/VERSION/`; other versions that are there stay. Uses no network.
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

const dead = deadLinks(OUTPUT)
for (const link of dead) console.error(link)
if (dead.length > 0) throw new Error(`${dead.length} links lead nowhere.`)
const complaints = await openInBrowser(OUTPUT)
for (const complaint of complaints) console.error(complaint)
if (complaints.length > 0) throw new Error('The site does not work in a browser.')

mkdirSync(DIST, { recursive: true })
rmSync(join(DIST, VERSION), { recursive: true, force: true })
cpSync(OUTPUT, join(DIST, VERSION), { recursive: true })
const versions = readdirSync(DIST).filter((name) => existsSync(join(DIST, name, 'index.html')))
writeFileSync(join(DIST, 'index.html'), frontPage(versions))
console.log(`site/dist/${VERSION}, one of ${versions.length}: serve site/dist from anywhere`)

function run(program: string, args: readonly string[]): void {
  const path = join(HERE, 'node_modules', program)
  const { status } = spawnSync(process.execPath, [path, ...args], { cwd: HERE, stdio: 'inherit' })
  if (status !== 0) throw new Error(`${program} failed.`)
}

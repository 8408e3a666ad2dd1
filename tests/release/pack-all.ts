import { relative, resolve } from 'node:path'
import { ROOT } from '../src/workspace/files.ts'
import { writeTarballs } from './src/write-tarballs.ts'

/** What a shop that pays through Mollie installs. */
const SHOP = 'engine core adapter-mollie webhooks simulator'
const { INIT_CWD = process.cwd() } = process.env
const folder = resolve(INIT_CWD, process.argv[2] ?? `${ROOT}/tarballs`)
const tarballs = writeTarballs(ROOT, { into: folder })

for (const { file } of tarballs) console.log(relative(INIT_CWD, `${folder}/${file}`))
console.log(`
In the project that is to use them, in its folder:

  node ${folder}/install.mjs npm ${SHOP}
  npm install @electric-sql/pglite   # the engine's embedded database; for a server: pg

Without names, all packages become dependencies. For npm put pnpm, yarn or bun, if you use that.
\`npm install\` of some of the tarballs alone fails with E404: each needs the others, which are in no registry yet.`)

import { relative, resolve } from 'node:path'
import { ROOT } from '../src/workspace/files.ts'
import { writeTarballs } from './src/write-tarballs.ts'

const { INIT_CWD = process.cwd() } = process.env
const folder = resolve(INIT_CWD, process.argv[2] ?? `${ROOT}/tarballs`)
const tarballs = writeTarballs(ROOT, { into: folder })

for (const { file } of tarballs) console.log(relative(INIT_CWD, `${folder}/${file}`))
console.log(`
In the project that is to use them, with npm:

  npm install ${tarballs.map(({ file }) => `${folder}/${file}`).join(' ')}

With pnpm, yarn or bun (they ask a registry for the packages that these depend on, unless told otherwise):

  node ${folder}/install.mjs pnpm
  node ${folder}/install.mjs yarn
  node ${folder}/install.mjs bun

The names of packages may follow, e.g. ${tarballs[0]?.name}: then only those become dependencies.`)

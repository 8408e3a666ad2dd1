import { relative, resolve } from 'node:path'
import { createAdapterPackage } from './templates/create-adapter-package.ts'
import { ROOT } from './workspace/files.ts'

// pnpm create-adapter NAME [FOLDER]
const { INIT_CWD = process.cwd() } = process.env
const [name = '', folder = `${ROOT}packages/adapter-${name}`] = process.argv.slice(2)
const target = resolve(INIT_CWD, folder)

createAdapterPackage(name, target)
console.log(`${relative(INIT_CWD, target) || '.'}: an adapter for an invented provider, whose claims hold. In it:

  pnpm install
  pnpm test        the claims of the conformance kit
  pnpm typecheck

They need Node 22.18 or later; in this repository pnpm brings it. Then make it your
provider's, as docs/guides/write-an-adapter.md says.`)

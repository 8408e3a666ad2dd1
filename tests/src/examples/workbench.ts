import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../workspace/files.ts'
import { codeOf, type Example } from './example.ts'
import { linkModules } from './link-modules.ts'

/** A folder outside the repository in which examples find the workspace's packages, from source. */
export interface Workbench {
  readonly folder: string
  /** The file that an example was written to, in the order given. */
  readonly files: readonly string[]
  remove(): void
}

export function createWorkbench(examples: readonly Example[]): Workbench {
  const folder = mkdtempSync(join(tmpdir(), 'paystate-examples-'))
  linkModules(join(folder, 'node_modules'), examples.some(({ isApart }) => isApart) ? APART : USUAL)
  write(folder, { name: 'package.json', text: '{ "type": "module" }' })
  write(folder, { name: 'tsconfig.json', text: JSON.stringify(TSCONFIG) })
  const files = examples.map((example, index) => {
    const name = `example-${index}.ts`
    return write(folder, { name, text: `${codeOf(example)}\nexport {}\n` })
  })
  return { folder, files, remove: () => rmSync(folder, { recursive: true }) }
}

const USUAL = [join(ROOT, 'tests/node_modules')]
const APART = [...USUAL, join(ROOT, 'tests/toolchains/node_modules')]

/** The repository's own settings, but with the types of Node found from the root. */
const TSCONFIG = {
  extends: join(ROOT, 'tsconfig.base.json'),
  compilerOptions: { typeRoots: [join(ROOT, 'node_modules/@types')] },
  include: ['*.ts'],
}

function write(folder: string, { name, text }: { name: string; text: string }): string {
  writeFileSync(join(folder, name), text)
  return name
}

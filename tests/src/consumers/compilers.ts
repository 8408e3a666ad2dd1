import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../workspace/files.ts'

export interface Compiler {
  readonly version: string
  readonly path: string
}

const TYPESCRIPT_5: Compiler = {
  version: '5.9.3',
  path: 'tests/node_modules/typescript-5/lib/tsc.js',
}

export const TYPESCRIPT_7: Compiler = {
  version: '7.0.2',
  path: 'node_modules/typescript/bin/tsc',
}

export const COMPILERS: readonly Compiler[] = [TYPESCRIPT_5, TYPESCRIPT_7]

/** How a project resolves modules, and which of its files are ESM, CommonJS or either. */
export const RESOLUTIONS = [
  { moduleResolution: 'nodenext', module: 'nodenext', extensions: ['mts', 'cts'] },
  { moduleResolution: 'bundler', module: 'esnext', extensions: ['ts'] },
] as const

export type Resolution = (typeof RESOLUTIONS)[number]

/** A consumer's program; lines that end in `// mistake` must be errors. */
export const MISTAKEN = readFileSync(join(ROOT, 'tests/fixtures/consumer.ts'), 'utf8')

function mistakesIn(program: string): number[] {
  return program
    .split('\n')
    .flatMap((text, index) => (text.endsWith('// mistake') ? [index + 1] : []))
}

/** A program that imports every entry, so that all their types are checked. */
export function programOf(entries: readonly string[]): string {
  const imports = entries.map((entry, index) => `import * as entry${index} from '${entry}'`)
  const names = entries.map((_, index) => `entry${index}`)
  return `${imports.join('\n')}\nexport const all = [${names.join(', ')}]\n`
}

export interface Compilation {
  /** Where the packages are installed. */
  readonly folder: string
  readonly compiler: Compiler
  readonly resolution: Resolution
}

/** The lines of the program that the compiler objects to, by file, and all its other messages. */
export interface Objections {
  readonly lines: Readonly<Record<string, readonly number[]>>
  readonly others: readonly string[]
}

export function compile(program: string, { folder, compiler, resolution }: Compilation) {
  const { extensions, ...options } = resolution
  const project = mkdtempSync(join(folder, 'project-'))
  const write = (name: string, text: string) => writeFileSync(join(project, name), text)
  write('tsconfig.json', JSON.stringify({ compilerOptions: { ...STRICT, ...options } }))
  for (const extension of extensions) write(`program.${extension}`, program)
  const { stdout } = spawnSync(
    process.execPath,
    [join(ROOT, compiler.path), '-p', project, '--pretty', 'false'],
    { cwd: project, encoding: 'utf8' },
  )
  return readObjections(stdout)
}

/** What a compiler must say: each mistake of the program, once in each kind of file. */
export function expectedObjections(program: string, { extensions }: Resolution): Objections {
  const mistakes = mistakesIn(program)
  const lines = extensions.map((extension) => [`program.${extension}`, mistakes] as const)
  return { lines: Object.fromEntries(lines), others: [] }
}

/** As a consumer has it: libraries are checked too, and `types` is left out. */
const STRICT = {
  target: 'es2023',
  lib: ['es2023'],
  strict: true,
  noEmit: true,
  skipLibCheck: false,
}

function readObjections(stdout: string): Objections {
  const lines: Record<string, number[]> = {}
  const others: string[] = []
  for (const message of stdout.split('\n').filter((line) => /\berror TS\d+/.test(line))) {
    const [, file, line] = /^(program\.\w+)\((\d+),/.exec(message) ?? []
    if (file === undefined) others.push(message)
    else lines[file] = [...(lines[file] ?? []), Number(line)]
  }
  return { lines, others }
}

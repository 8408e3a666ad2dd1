import { readFileSync } from 'node:fs'
import { defineConfig } from 'rolldown'

/**
 * Builds the package in the working directory into few files: finding a module takes longer than running it.
 * What it depends on stays a dependency, so that audits see it. Its declarations are written by tsc.
 */
export default defineConfig({
  input: entriesOf(JSON.parse(readFileSync('package.json', 'utf8'))),
  platform: 'node',
  external: /^[^./]/,
  output: { dir: 'dist', chunkFileNames: 'chunks/[name].js' },
})

/** Entries and commands: `dist/tables.js` is made of `src/tables.ts`. */
function entriesOf({ exports, bin = {} }) {
  const built = [
    ...Object.values(exports).flatMap((entry) => entry.default ?? []),
    ...Object.values(bin),
  ]
  const names = built.map((path) => /^\.\/dist\/(.+)\.js$/.exec(path)[1])
  return Object.fromEntries(names.map((name) => [name, `src/${name}.ts`]))
}

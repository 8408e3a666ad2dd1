// Adds up what every `.results/vitest.json` says: prints `passed failed`, and writes a line for each
// package to the file given. A skipped test counts as failed, and so does a package with a test
// script that left no results.
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const [report] = process.argv.slice(2)
const folders = globSync(['packages/*/package.json', 'apps/*/package.json', 'tests/package.json'])
  .filter((path) => JSON.parse(readFileSync(path, 'utf8')).scripts?.test)
  .map((path) => dirname(path))
  .sort()

const counts = folders.map(count)
const total = (key) => counts.reduce((sum, one) => sum + one[key], 0)

writeFileSync(report, counts.map(print).join(''))
console.log(total('passed'), total('failed') + total('skipped'))

function count(folder) {
  const path = join(folder, '.results/vitest.json')
  if (!existsSync(path)) return { folder, passed: 0, failed: 1, skipped: 0, notes: ['no results'] }
  const files = JSON.parse(readFileSync(path, 'utf8')).testResults
  const tests = files.flatMap(({ assertionResults }) => assertionResults)
  const having = (...statuses) => tests.filter(({ status }) => statuses.includes(status))
  const broken = files.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  )
  const empty = files.length === 0 ? ['no test files'] : []
  const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed')
  return {
    folder,
    passed: having('passed').length,
    failed: having('failed').length + broken.length + empty.length,
    skipped: skipped.length,
    notes: [
      ...empty,
      ...broken.map(({ name }) => `could not run ${name}`),
      ...having('failed').map(({ fullName }) => `failed: ${fullName}`),
      ...skipped.map(({ fullName }) => `skipped, which counts as failed: ${fullName}`),
    ],
  }
}

function print({ folder, passed, failed, skipped, notes }) {
  const mark = failed + skipped === 0 ? 'ok    ' : 'FAILED'
  const lines = notes.map((note) => `          ${note}\n`).join('')
  return `${mark}    ${folder}: ${passed} tests passed, ${failed + skipped} failed\n${lines}`
}

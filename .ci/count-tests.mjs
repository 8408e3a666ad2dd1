// count-tests.mjs REPORT light|heavy…: adds up what every `.results/light.json` or `heavy.json` says,
// prints `passed failed skipped`, and writes a line for each package to REPORT. A test file that left
// no results counts as failed, and so does a skipped test: what is missing on a machine is installed
// here. The exceptions are claims of the conformance kit that a provider's capabilities rule out, and
// the checks against Mollie's own API description, whose file everyone has to get for themselves.
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

const [report, ...parts] = process.argv.slice(2)
const folders = globSync(['packages/*/package.json', 'apps/*/package.json', 'tests/package.json'])
  .filter((path) => JSON.parse(readFileSync(path, 'utf8')).scripts?.test)
  .map((path) => dirname(path))
  .sort()

const counts = folders.map(count)
const total = (key) => counts.reduce((sum, one) => sum + one[key], 0)

writeFileSync(report, counts.map(print).join(''))
console.log(total('passed'), total('failed'), total('skipped'))

function count(folder) {
  const files = parts.flatMap((part) => resultsOf(folder, part))
  const tests = files.flatMap(({ name, assertionResults }) =>
    assertionResults.map((test) => ({ ...test, maySkip: maySkip(name) })),
  )
  const passed = tests.filter(({ status }) => status === 'passed')
  const skipped = tests.filter((test) => test.status === 'skipped' && test.maySkip)
  const failed = tests.filter((test) => !passed.includes(test) && !skipped.includes(test))
  const broken = files.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  )
  const notes = [
    ...testFilesOf(folder)
      .filter((path) => files.every(({ name }) => name !== resolve(path)))
      .map((path) => `did not run: ${path}`),
    ...broken.map(({ name }) => `could not run ${name}`),
    ...failed.map(({ status, fullName }) => `${status}: ${fullName}`),
  ]
  return {
    folder,
    passed: passed.length,
    failed: notes.length,
    skipped: skipped.length,
    notes,
  }
}

function maySkip(name) {
  if (name.includes('/test/openapi/')) return !process.env.PAYSTATE_MOLLIE_OPENAPI
  return name.includes('/test/conformance/')
}

function resultsOf(folder, part) {
  const path = join(folder, '.results', `${part}.json`)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).testResults : []
}

/** The test files of the parts. A package without any is a mistake, too: its glob stands for it. */
function testFilesOf(folder) {
  const pattern = `${folder}/test/**/*.test.ts`
  const found = globSync(pattern)
  if (found.length === 0) return [pattern]
  return found.filter((path) => parts.includes(path.endsWith('.heavy.test.ts') ? 'heavy' : 'light'))
}

function print({ folder, passed, failed, skipped, notes }) {
  const mark = failed === 0 ? 'ok    ' : 'FAILED'
  const why = folder === 'packages/simulator' ? 'without PAYSTATE_MOLLIE_OPENAPI' : 'ruled out'
  const ruledOut = skipped === 0 ? '' : `, ${skipped} skipped (${why})`
  const lines = notes.map((note) => `          ${note}\n`).join('')
  return `${mark}    ${folder}: ${passed} tests passed, ${failed} failed${ruledOut}\n${lines}`
}

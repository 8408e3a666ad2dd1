import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { copyTree, ROOT } from './src/copy-tree.ts'
import type { Mutant } from './src/mutant.ts'
import { PAGE, pageOf } from './src/page.ts'
import { PARTS, type Part } from './src/parts.ts'
import { isNoticed, type Results, readResults, writeResults } from './src/results.ts'
import { runPart } from './src/run-part.ts'
import { changeOf, compare } from './src/survivor.ts'
import { SURVIVORS } from './survivors.ts'

const given = process.argv.slice(2)
/** E.g. `pnpm mutation sending src/writes/send-write.ts`: only these sources, and no figures are kept. */
const sources = given.filter((name) => name.includes('/'))
const parts = wantedParts(given.filter((name) => !name.includes('/')))
const copy = copyTree()
try {
  for (const part of parts) {
    const tried = sources.length > 0 ? { ...part, sources } : part
    const counted = report(part, runPart(tried, copy.folder))
    if (tried === part) keep({ ...readResults(), [part.name]: counted })
  }
} finally {
  copy.remove()
}

function wantedParts(names: readonly string[]): readonly Part[] {
  const unknown = names.filter((name) => !PARTS.some((part) => part.name === name))
  if (unknown.length === 0)
    return PARTS.filter(({ name }) => names.length === 0 || names.includes(name))
  const known = PARTS.map(({ name }) => name).join(', ')
  throw new Error(`There is no part ${unknown.join(', ')}: choose from ${known}.`)
}

/** Prints the result of a part, and counts it. */
function report({ name }: Part, mutants: readonly Mutant[]): Results[string] {
  const alive = mutants.filter((mutant) => !isNoticed(mutant))
  const files = new Set(mutants.map(({ file }) => file))
  const { unexplained, idle } = compare(alive, { explained: SURVIVORS, files })
  for (const mutant of unexplained) console.log(`NOT NOTICED ${describe(mutant)}`)
  for (const key of idle) console.log(`EXPLAINED, BUT NOTICED OR GONE ${key}`)
  if (unexplained.length > 0 || idle.length > 0) process.exitCode = 1
  const counted = { changes: mutants.length, noticed: mutants.length - alive.length }
  const slow = mutants.filter(({ status }) => status === 'Timeout').length
  console.log(
    `${name}: ${counted.changes} changes, ${counted.noticed} noticed (${slow} by not ending), ` +
      `${alive.length} not; ${unexplained.length} of these not explained`,
  )
  return counted
}

function describe(mutant: Mutant): string {
  const { file, lineNumber, line, status } = mutant
  const how = status === 'NoCoverage' ? ' (no test runs it)' : ''
  return `${file}:${lineNumber}${how}\n  ${line}\n  ${changeOf(mutant)}`
}

function keep(results: Results): void {
  writeResults(results)
  writeFileSync(join(ROOT, PAGE), pageOf(results, SURVIVORS))
}

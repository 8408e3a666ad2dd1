import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { copyTree, ROOT } from './src/copy-tree.ts'
import type { Mutant } from './src/mutant.ts'
import { PAGE, pageOf } from './src/page.ts'
import { PARTS, type Part, sourcesOf } from './src/parts.ts'
import { type Counts, isNoticed, readResults, withCounts, writeResults } from './src/results.ts'
import { runPart } from './src/run-part.ts'
import { changeOf, compare } from './src/survivor.ts'
import { SURVIVORS } from './survivors.ts'

const given = process.argv.slice(2)
/** E.g. `pnpm mutation sending src/writes/send-write.ts`: only these sources. */
const sources = given.filter((name) => name.includes('/'))
const parts = wantedParts(given.filter((name) => !name.includes('/')))
const copy = copyTree()
try {
  for (const part of parts) {
    const tried = sources.length > 0 ? { ...part, sources } : part
    keep(part, report(tried, runPart(tried, copy.folder)))
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

/** Prints the result of a run, and counts it by source. */
function report(part: Part, mutants: readonly Mutant[]): Readonly<Record<string, Counts>> {
  const alive = mutants.filter((mutant) => !isNoticed(mutant))
  const files = new Set(mutants.map(({ file }) => file))
  const { unexplained, idle } = compare(alive, { explained: SURVIVORS, files })
  for (const mutant of unexplained) console.log(`NOT NOTICED ${describe(mutant)}`)
  for (const key of idle) console.log(`EXPLAINED, BUT NOTICED OR GONE ${key}`)
  if (unexplained.length > 0 || idle.length > 0) process.exitCode = 1
  const slow = mutants.filter(({ status }) => status === 'Timeout').length
  console.log(
    `${part.name}: ${mutants.length} changes, ${mutants.length - alive.length} noticed (${slow} by not ending), ` +
      `${alive.length} not; ${unexplained.length} of these not explained`,
  )
  const counted = sourcesOf(part).map((source) => {
    const isOf = ({ file }: Mutant) => file === `packages/${part.package}/${source}`
    const [changes, left] = [mutants.filter(isOf).length, alive.filter(isOf).length]
    return [
      source,
      { changes, noticed: changes - left, unexplained: unexplained.filter(isOf).length },
    ] as const
  })
  return Object.fromEntries(counted)
}

function describe(mutant: Mutant): string {
  const { file, lineNumber, line, status } = mutant
  const how = status === 'NoCoverage' ? ' (no test runs it)' : ''
  return `${file}:${lineNumber}${how}\n  ${line}\n  ${changeOf(mutant)}`
}

function keep(part: Part, counted: Readonly<Record<string, Counts>>): void {
  const results = withCounts(readResults(), part, counted)
  writeResults(results)
  writeFileSync(join(ROOT, PAGE), pageOf(results, SURVIVORS))
}

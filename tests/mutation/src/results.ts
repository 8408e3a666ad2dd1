import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import type { Mutant } from './mutant.ts'
import { type Part, sourcesOf } from './parts.ts'

const count = z.int().nonnegative()

/** What the last run of a source, or of a whole part, counted. */
const counts = z.strictObject({
  /** How many changes were tried. */
  changes: count,
  /** Of these, how many made a test fail, hang or not start. */
  noticed: count,
  /** Of those that were not noticed, how many nobody has explained. */
  unexplained: count.default(0),
})

export type Counts = Readonly<z.infer<typeof counts>>

/** By part; a part by source, so that a long one can be run in pieces. */
const results = z.record(z.string(), z.union([counts, z.record(z.string(), counts)]))

export type Results = Readonly<z.infer<typeof results>>

const FILE = new URL('../results.json', import.meta.url)

export function readResults(): Results {
  return results.parse(JSON.parse(readFileSync(FILE, 'utf8')))
}

export function writeResults(value: Results): void {
  writeFileSync(FILE, `${JSON.stringify(value, null, 2)}\n`)
}

/** The results with those of some sources of a part. A part that was only run whole stays as it was. */
export function withCounts(
  all: Results,
  part: Part,
  counted: Readonly<Record<string, Counts>>,
): Results {
  const sources = sourcesOf(part)
  const isWhole = sources.every((source) => counted[source])
  const known = all[part.name] ?? {}
  if (!isWhole && isCounts(known)) return all
  const merged = isCounts(known) ? counted : { ...known, ...counted }
  const kept = Object.entries(merged).filter(([source]) => sources.includes(source))
  return {
    ...all,
    [part.name]: Object.fromEntries(kept.sort(([one], [other]) => (one < other ? -1 : 1))),
  }
}

/** The sum over the sources of a part; undefined while one of them was not run. */
export function totalOf(all: Results, part: Part): Counts | undefined {
  const known = all[part.name] ?? {}
  if (isCounts(known)) return known
  const each = sourcesOf(part).map((source) => known[source])
  return each.reduce((sum, one) => sum && one && added(sum, one), NOTHING)
}

const NOTHING: Counts = { changes: 0, noticed: 0, unexplained: 0 }

function added(one: Counts, other: Counts): Counts {
  return {
    changes: one.changes + other.changes,
    noticed: one.noticed + other.noticed,
    unexplained: one.unexplained + other.unexplained,
  }
}

function isCounts(known: Results[string]): known is Counts {
  return typeof known.changes === 'number'
}

/** A test failed, did not end, or could not even be loaded. */
const NOTICED = new Set(['Killed', 'Timeout', 'RuntimeError', 'CompileError'])

export function isNoticed({ status }: Mutant): boolean {
  return NOTICED.has(status)
}

import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import type { Mutant } from './mutant.ts'

const count = z.int().nonnegative()

/** What the last run of a part counted. */
const counts = z.strictObject({
  /** How many changes were tried. */
  changes: count,
  /** Of these, how many made a test fail, hang or not start. */
  noticed: count,
})

const results = z.record(z.string(), counts)

export type Results = Readonly<z.infer<typeof results>>

const FILE = new URL('../results.json', import.meta.url)

export function readResults(): Results {
  return results.parse(JSON.parse(readFileSync(FILE, 'utf8')))
}

export function writeResults(value: Results): void {
  writeFileSync(FILE, `${JSON.stringify(value, null, 2)}\n`)
}

/** A test failed, did not end, or could not even be loaded. */
const NOTICED = new Set(['Killed', 'Timeout', 'RuntimeError', 'CompileError'])

export function isNoticed({ status }: Mutant): boolean {
  return NOTICED.has(status)
}

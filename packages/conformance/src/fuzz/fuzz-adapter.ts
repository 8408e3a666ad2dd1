import fc from 'fast-check'
import type { CreateSubject } from '../claims/check-claim.ts'
import { createScene } from '../claims/scene.ts'
import { PROPERTIES } from './properties.ts'

export interface FuzzOptions {
  /** Examples for each property. Default: 500. */
  readonly runs?: number | undefined
  /** Repeats an earlier run. Default: another one every time. */
  readonly seed?: number | undefined
}

/** What became of one property. */
export interface FuzzReport {
  readonly property: string
  readonly runs: number
  /** Hand it in again to see the same examples. */
  readonly seed: number
  /** What is wrong, with the smallest example that shows it. */
  readonly failure?: string
}

/** Sends an adapter generated answers and messages, and sees that it neither breaks nor guesses. */
export async function fuzzAdapter(
  createSubject: CreateSubject,
  { runs = 500, seed }: FuzzOptions = {},
): Promise<readonly FuzzReport[]> {
  const reports: FuzzReport[] = []
  for (const { name, of } of PROPERTIES) {
    const property = await of(createScene(await createSubject()))
    const parameters = { numRuns: runs, ...(seed !== undefined && { seed }) }
    const details = await fc.check(property, parameters)
    const { numRuns, seed: used } = details
    const failure = failureOf(details)
    const report = { property: name, runs: numRuns, seed: used }
    reports.push({ ...report, ...(failure !== undefined && { failure }) })
  }
  return reports
}

function failureOf(details: fc.RunDetails<unknown[]>): string | undefined {
  if (!details.failed) return undefined
  const { errorInstance } = details
  const what = errorInstance instanceof Error ? errorInstance.message : 'it did not end'
  return `${what}\n${fc.defaultReportMessage(details)}`
}

/** The reports as text, each with its seed. */
export function printFuzzReport(reports: readonly FuzzReport[]): string {
  return reports
    .map(({ property, runs, seed, failure }) => {
      const line = `${failure === undefined ? 'ok    ' : 'FAILED'}  ${runs} runs, seed ${seed}: ${property}`
      return failure === undefined ? line : `${line}\n${failure}`
    })
    .join('\n')
}

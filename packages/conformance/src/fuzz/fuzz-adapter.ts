import fc from 'fast-check'
import { createScene } from '../claims/scene.ts'
import type { CreateSubject } from '../runs/check-claim.ts'
import { PROPERTIES } from './properties.ts'
import { EXAMPLES_PER_SUBJECT, type Property } from './property.ts'

/** How many inputs to generate, and from which seed. */
export interface FuzzOptions {
  /** Examples for each property. Default: 500. */
  readonly runs?: number | undefined
  /** Examples for each property of two workers: histories of many steps, which take longer. Default: `runs`. */
  readonly histories?: number | undefined
  /** Repeats an earlier run. Default: a new seed every time. */
  readonly seed?: number | undefined
}

/** The result of one property. */
export interface FuzzReport {
  readonly property: string
  readonly runs: number
  /** Pass it again to see the same examples; after a failure, those of the part that failed. */
  readonly seed: number
  /** What is wrong, with the smallest example that shows it. */
  readonly failure?: string
  /** Why there was nothing to fuzz: the provider's capabilities rule it out. */
  readonly skipped?: string
}

/** Gives an adapter generated responses and messages, and checks that it neither breaks nor guesses. */
export async function fuzzAdapter(
  createSubject: CreateSubject,
  { runs = 500, histories = runs, seed }: FuzzOptions = {},
): Promise<readonly FuzzReport[]> {
  const examples = { response: runs, history: histories }
  const reports: FuzzReport[] = []
  for (const property of PROPERTIES) {
    const fuzzing = { runs: examples[property.example], seed: seed ?? anySeed() }
    reports.push(await fuzzProperty(property, { createSubject, ...fuzzing }))
  }
  return reports
}

interface Fuzzing {
  readonly createSubject: CreateSubject
  readonly runs: number
  readonly seed: number
}

/** Continues with a fresh subject and the next seed, and reports the seed of the part that failed. */
async function fuzzProperty(
  { name: property, example, unless, of }: Property,
  { createSubject, runs, seed }: Fuzzing,
): Promise<FuzzReport> {
  const most = EXAMPLES_PER_SUBJECT[example]
  for (let done = 0, part = seed; done < runs; done += most, part += 1) {
    const scene = createScene(await createSubject())
    const skipped = unless?.(scene.adapter.capabilities)
    if (skipped !== undefined) return { property, runs: 0, seed, skipped }
    const numRuns = Math.min(runs - done, most)
    const details = await fc.check(await of(scene), { numRuns, seed: part })
    const failure = failureOf(details)
    if (failure !== undefined)
      return { property, runs: done + details.numRuns, seed: details.seed, failure }
  }
  return { property, runs, seed }
}

/** A seed as fast-check draws one. */
function anySeed(): number {
  const [seed = 0] = fc.sample(fc.noBias(fc.integer()), 1)
  return seed
}

function failureOf(details: fc.RunDetails<unknown[]>): string | undefined {
  if (!details.failed) return undefined
  const { errorInstance } = details
  const what = errorInstance instanceof Error ? errorInstance.message : 'it did not end'
  return `${what}\n${fc.defaultReportMessage(details)}`
}

/** The reports as text, each with its seed. */
export function printFuzzReport(reports: readonly FuzzReport[]): string {
  return reports.map(lineOf).join('\n')
}

function lineOf({ property, runs, seed, failure, skipped }: FuzzReport): string {
  if (skipped !== undefined) return `skipped  ${property}: ${skipped}`
  const line = `${runs} runs, seed ${seed}: ${property}`
  return failure === undefined ? `ok       ${line}` : `FAILED   ${line}\n${failure}`
}

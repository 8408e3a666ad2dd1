import { env } from 'node:process'
import { ClaimBroken } from '../claims/claim-broken.ts'
import type { CreateSubject } from '../runs/check-claim.ts'
import type { TestFramework } from '../runs/test-claims.ts'
import { type FuzzOptions, fuzzAdapter, printFuzzReport } from './fuzz-adapter.ts'

/** How often to fuzz, and where the test goes. */
export interface TestFuzzOptions extends FuzzOptions, Pick<TestFramework, 'it'> {
  /** The name of the test, where there is more than one. */
  readonly name?: string
}

/**
 * Makes fuzzing a test, which prints its report with the seeds.
 *
 * The environment comes first: `PAYSTATE_FUZZ_RUNS` and `PAYSTATE_FUZZ_HISTORIES` say how often, for a longer run
 * overnight, and `PAYSTATE_FUZZ_SEED` repeats an earlier one.
 */
export function testFuzz(createSubject: CreateSubject, options: TestFuzzOptions): void {
  const { it, name = 'neither breaks nor guesses, whatever is sent' } = options
  const runs = numberIn('PAYSTATE_FUZZ_RUNS') ?? options.runs ?? 500
  const histories = numberIn('PAYSTATE_FUZZ_HISTORIES') ?? options.histories ?? runs
  const seed = numberIn('PAYSTATE_FUZZ_SEED') ?? options.seed
  const run = async (): Promise<void> => {
    const reports = await fuzzAdapter(createSubject, { runs, histories, seed })
    console.log(printFuzzReport(reports))
    const failed = reports.filter(({ failure }) => failure !== undefined)
    if (failed.length > 0) throw new ClaimBroken(printFuzzReport(failed))
  }
  it(name, run, 60_000 + (runs + histories) * 1_000)
}

function numberIn(name: string): number | undefined {
  const text = env[name]
  return text === undefined || text === '' ? undefined : Number(text)
}

import { env } from 'node:process'
import { fuzzAdapter, printFuzzReport } from '@paystate/conformance/fuzz'
import { expect, it } from 'vitest'
import { createSubject } from './subject.ts'

const seed = env.PAYSTATE_FUZZ_SEED === undefined ? undefined : Number(env.PAYSTATE_FUZZ_SEED)

/**
 * Changes responses and messages at random, as often as `PAYSTATE_FUZZ_RUNS` says or else `usual`, and lets two workers
 * share as many writes as `PAYSTATE_FUZZ_HISTORIES` says or else the same number.
 */
export function testFuzz(usual: number): void {
  const runs = Number(env.PAYSTATE_FUZZ_RUNS ?? usual)
  const histories = Number(env.PAYSTATE_FUZZ_HISTORIES ?? runs)

  it('neither breaks nor guesses, whatever is sent', {
    timeout: 60_000 + (runs + histories) * 1_000,
  }, async () => {
    const reports = await fuzzAdapter(createSubject, { runs, histories, seed })

    console.log(printFuzzReport(reports))
    expect(reports.filter(({ failure }) => failure !== undefined)).toEqual([])
  })
}

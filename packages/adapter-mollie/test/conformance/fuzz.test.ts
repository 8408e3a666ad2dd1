import { env } from 'node:process'
import { fuzzAdapter, printFuzzReport } from '@paystate/conformance/fuzz'
import { expect, it } from 'vitest'
import { createSubject } from './subject.ts'

const runs = Number(env.PAYSTATE_FUZZ_RUNS ?? 250)
const seed = env.PAYSTATE_FUZZ_SEED === undefined ? undefined : Number(env.PAYSTATE_FUZZ_SEED)

it('neither breaks nor guesses, whatever is sent', { timeout: 60_000 + runs * 1_000 }, async () => {
  const reports = await fuzzAdapter(createSubject, { runs, seed })

  console.log(printFuzzReport(reports))
  expect(reports.filter(({ failure }) => failure !== undefined)).toEqual([])
})

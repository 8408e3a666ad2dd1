import { env } from 'node:process'
import { expect, it } from 'vitest'
import { fuzzAdapter, printFuzzReport } from '../../src/fuzz.ts'
import { createReferenceSubject } from '../../src/reference.ts'

const seed = env.PAYSTATE_FUZZ_SEED === undefined ? undefined : Number(env.PAYSTATE_FUZZ_SEED)

/** Fuzzes both kinds of the reference adapter, as often as `PAYSTATE_FUZZ_RUNS` says or else `usual`. */
export function testReference(usual: number): void {
  const runs = Number(env.PAYSTATE_FUZZ_RUNS ?? usual)

  it.each(['full', 'plain'] as const)(
    'finds nothing in the reference adapter (%s)',
    { timeout: 60_000 + runs * 1_000 },
    async (variant) => {
      const reports = await fuzzAdapter(() => createReferenceSubject({ variant }), { runs, seed })

      console.log(printFuzzReport(reports))
      expect(reports.filter(({ failure }) => failure !== undefined)).toEqual([])
    },
  )
}

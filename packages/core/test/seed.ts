import fc from 'fast-check'

/** `FAST_CHECK_SEED=… vitest run` repeats a run; `FAST_CHECK_RUNS=…` makes it longer. */
export function seeded(name: string, { runs }: { readonly runs: number }): void {
  const seed = Number(process.env.FAST_CHECK_SEED ?? Math.trunc(Math.random() * 0x7fffffff))
  const numRuns = Number(process.env.FAST_CHECK_RUNS ?? runs)
  fc.configureGlobal({ seed, numRuns })
  console.info(`${name}: fast-check seed ${seed}`)
}

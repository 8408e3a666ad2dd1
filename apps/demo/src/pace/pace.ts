/** How long to wait before each further try, in milliseconds; the last one repeats. */
export interface Pace {
  /** Between the steps of finding out what became of an operation. */
  readonly recovery: readonly number[]
  /** Between reads of a payment whose evidence contradicts itself. */
  readonly needsRead: readonly number[]
  /** Between reads of a payment that is not finished, in case a webhook got lost. */
  readonly watch: readonly number[]
}

/** Quick at first, so that a visitor sees it happen; then ever calmer. */
export const PACE: Pace = {
  recovery: [4_000, 5_000, 10_000, 20_000, 40_000, 60_000],
  needsRead: [1_000, 2_000, 5_000, 15_000, 60_000],
  watch: [20_000, 30_000, 60_000, 120_000, 300_000],
}

/** The wait after so many tries. */
export function waitAfter(tries: number, waits: readonly number[]): number {
  return waits[Math.min(tries, waits.length - 1)] ?? 60_000
}

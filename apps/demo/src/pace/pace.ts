/** How long to wait before each further attempt, in milliseconds; the last value repeats. */
export interface Pace {
  /** Between the recovery steps of an operation. */
  readonly recovery: readonly number[]
  /** Between reads of a payment whose evidence contradicts itself. */
  readonly needsRead: readonly number[]
  /** Between reads of a payment that is not finished, in case a webhook got lost. */
  readonly watch: readonly number[]
}

/** Fast at first, so that a visitor sees it happen; then slower and slower. */
export const PACE: Pace = {
  recovery: [4_000, 5_000, 10_000, 20_000, 40_000, 60_000],
  needsRead: [1_000, 2_000, 5_000, 15_000, 60_000],
  watch: [20_000, 30_000, 60_000, 120_000, 300_000],
}

/** The wait after this many attempts. */
export function waitAfter(attempts: number, waits: readonly number[]): number {
  return waits[Math.min(attempts, waits.length - 1)] ?? 60_000
}

import { epochOf, type Instant, instantOf } from '@paystate/core'
import { holdInstances, newestStored } from '../store/instances/hold.ts'
import type { Store } from '../store/store.ts'

/** How it was noticed that this database was restored from a backup. */
export type RestoredBecause =
  /** A process remembers an attempt that this database lacks. */
  | 'attempt_missing'
  /** The witness outside the data keeps one that this database lacks. */
  | 'witness'
  /** The provider has a payment under our prefix that this database lacks. */
  | 'orphan'
  /** The provider has a refund or a capture under our prefix that this database lacks. */
  | 'forgotten_part'
  /** Somebody said so. */
  | 'declared'

interface Noticed {
  readonly because: RestoredBecause
  /** What was made then is forgotten; default: as the newest thing that is stored. */
  readonly since?: Instant | undefined
}

const HOUR = 3_600_000

/** What was made shortly before a backup may be missing in it, and clocks differ. */
const MARGIN_MS: Readonly<Record<RestoredBecause, number>> = {
  attempt_missing: HOUR,
  witness: HOUR,
  // Noticed by chance, and perhaps long after: by then what is newest here is no measure.
  orphan: 24 * HOUR,
  forgotten_part: 24 * HOUR,
  declared: 0,
}

/**
 * Holds every instance: whatever is to be sent is looked up first, until what was made since is listed and
 * known, or a person releases it.
 */
export async function noticeRestored(
  { store, wake }: { readonly store: Store; wake(): void },
  { because, since }: Noticed,
): Promise<void> {
  const newest = await newestStored(store)
  const from = Math.min(epochOf(since ?? newest), epochOf(newest)) - MARGIN_MS[because]
  await store.transaction((tx) => holdInstances(tx, { since: instantOf(from), because }))
  wake()
}

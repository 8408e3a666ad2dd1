import { each } from '../engine/each.ts'
import type { Services } from '../engine/services.ts'
import { openOverdue } from '../journal/open-overdue.ts'
import { overdueOperations } from '../store/operations/overdue-operations.ts'

const BATCH = 50

/** Opens an anomaly for what has been unknown for too long, a batch at a time; returns how many it found. */
export type WatchUnknown = () => Promise<number>

export function createWatchUnknown({
  store,
  settings,
}: Pick<Services, 'store' | 'settings'>): WatchUnknown {
  let after = 0

  /** A batch after the one before, so that those whose anomaly cannot be opened hide none of the others. */
  return async () => {
    const forMs = settings.unknownOverdueMs
    const overdue = await overdueOperations(store, { forMs, after, limit: BATCH })
    after = overdue.length < BATCH ? 0 : (overdue.at(-1)?.key ?? 0)
    await each(overdue, (operation) => store.transaction((tx) => openOverdue(tx, operation)))
    return overdue.length
  }
}

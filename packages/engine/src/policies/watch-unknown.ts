import { each } from '../engine/each.ts'
import type { Services } from '../engine/services.ts'
import { openOverdue } from '../journal/open-overdue.ts'
import { overdueOperations } from '../store/operations/overdue-operations.ts'

const BATCH = 50

/** Opens an anomaly for everything that has been unknown for too long; returns how many it found. */
export async function watchUnknown({
  store,
  settings,
}: Pick<Services, 'store' | 'settings'>): Promise<number> {
  const forMs = settings.unknownOverdueMs
  const overdue = await overdueOperations(store, { forMs, limit: BATCH })
  await each(overdue, (operation) => store.transaction((tx) => openOverdue(tx, operation)))
  return overdue.length
}

import { liftHold } from '../../src/store/instances/hold.ts'
import type { Store } from '../../src/store/store.ts'

/**
 * Tests share a database, and what one of them finds forgotten holds every provider of a database: a test that
 * begins is not to be held by an earlier one.
 */
export async function endHolds(store: Store): Promise<void> {
  const release = { instance: null, at: null, by: 'a test', because: 'Another test begins.' }
  await store.transaction((tx) => liftHold(tx, release))
}

import type { Instant } from '@paystate/core'
import { listHolds } from '../store/instances/hold.ts'
import type { Store } from '../store/store.ts'

/** A provider that is held, because this database may have forgotten what was sent to it. */
export interface HeldInstance {
  readonly instance: string
  /** What was sent from then on may be forgotten. */
  readonly since: Instant
  /** When that was noticed. */
  readonly at: Instant
  /** How that was noticed. */
  readonly because: string
}

/** The providers that are held now. */
export function readHeldInstances(store: Store): Promise<readonly HeldInstance[]> {
  return listHolds(store)
}

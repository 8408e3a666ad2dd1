import type { Services } from '../engine/services.ts'
import { type HeldInstance, readHeldInstances } from '../restored/held-instances.ts'
import { readOverdue, readUnheard, type Unheard } from '../store/health/backlog.ts'
import { checkSealing, type SealingCheck } from './check-sealing.ts'
import { checkUnknown } from './check-unknown.ts'
import { checkWorkers } from './check-workers.ts'
import type { PartCheck } from './part-check.ts'

/** What the database says of the work that waits. */
export interface WorkCheck {
  /** Whether any process works on this database. */
  readonly workers: PartCheck
  /** Whether something stays unknown until a person, or another payment, shows what happened to it. */
  readonly unknown: PartCheck
  /** Which key seals, and which others are still needed. */
  readonly sealing: SealingCheck
  /**
   * How long the work that is due longest has waited, in milliseconds: seconds where workers run. This and the next
   * two are absent where the database cannot be read.
   */
  readonly overdueMs?: number
  /** Events that are held back, or have waited for a handler for minutes. */
  readonly unheard?: readonly Unheard[]
  /** Providers to which nothing is sent before it was looked up: the database was restored from a backup. */
  readonly heldInstances?: readonly HeldInstance[]
}

/** Work that waits longer is noticed. */
const OVERDUE_MS = 5 * 60_000

const UNREAD: PartCheck = { state: 'not_known', warnings: [] }

/** What can be said of the work while the database cannot be read. */
export const NOT_KNOWN: WorkCheck = {
  workers: UNREAD,
  unknown: UNREAD,
  sealing: { ...UNREAD, otherKeys: [] },
}

/** Looks at the work that waits. */
export async function checkWork(services: Services): Promise<WorkCheck> {
  const { store, instances } = services
  const overdueMs = await readOverdue(store, { instances: [...instances.keys()] })
  const unheard = await readUnheard(store, { forMs: OVERDUE_MS })
  const heldInstances = await readHeldInstances(store)
  const workers = await checkWorkers(services, { overdueMs, lateMs: OVERDUE_MS })
  const unknown = await checkUnknown(services, { forMs: OVERDUE_MS })
  const sealing = await checkSealing(services)
  return { workers, unknown, sealing, overdueMs, unheard, heldInstances }
}

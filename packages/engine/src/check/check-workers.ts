import type { Services } from '../engine/services.ts'
import { readIdle } from '../store/health/idle-workers.ts'
import { inWords } from './in-words.ts'
import { type PartCheck, partOf } from './part-check.ts'

const LEFT_UNDONE =
  'unknown payments are not resolved, webhooks and expired payments wait, and no event is delivered'

const WHAT_TO_DO =
  'Call `start()` in a process that stays up, or `work({ forMs })` from a scheduler.'

/** Notices that no process works on this database. */
export async function checkWorkers(
  { store, instances }: Pick<Services, 'store' | 'instances'>,
  { overdueMs, lateMs }: { readonly overdueMs: number; readonly lateMs: number },
): Promise<PartCheck> {
  const names = [...instances.values()]
    .filter(({ adapter }) => adapter.capabilities.listChanges === 'supported')
    .map(({ name }) => name)
  const { idleMs, since } = await readIdle(store, { instances: names })
  if (since !== null && idleMs > lateMs) {
    return partOf([
      `No worker has run in this database since ${since}: ${LEFT_UNDONE}. ${WHAT_TO_DO}`,
    ])
  }
  if (overdueMs <= lateMs) return partOf([])
  return partOf([
    `Work has been due for ${inWords(overdueMs)} and is not done: no worker runs, or those that run are too slow. ${WHAT_TO_DO}`,
  ])
}

import { each } from '../engine/each.ts'
import type { Services } from '../engine/services.ts'
import { instanceOf } from '../engine/services.ts'
import { readLeased } from '../resolver/read-leased.ts'
import {
  claimErasing,
  type ErasingCandidate,
  type RestingPlace,
  restingPayments,
} from '../store/erasing/due-erasing.ts'
import { eraseUnassigned } from '../store/erasing/erase-unassigned.ts'
import { findPayment } from '../store/payments/find-payment.ts'
import { ERASE_AGAIN_MS } from './erase.ts'
import { erasePayment } from './erase-payment.ts'

/** How many payments are erased in one pass. */
const BATCH = 50
/** When what rests is looked through from the beginning again. */
const EVERY_MS = 60 * 60_000

/** Erases what was requested, and what has rested for as long as it is kept. Returns how much was due. */
export type EraseDue = (stopping: AbortSignal) => Promise<number>

export function createEraseDue(services: Services): EraseDue {
  const { retention, clock } = services
  const pass: { from: RestingPlace | undefined; next: number } = { from: undefined, next: 0 }

  /** A batch after the one before, so that what cannot be erased yet holds up nothing. */
  async function eraseResting(afterMs: number, stopping: AbortSignal): Promise<number> {
    if (clock.monotonic() < pass.next) return 0
    const { store, instances } = services
    const found = await restingPayments(store, {
      instances: [...instances.keys()],
      afterMs,
      from: pass.from,
      limit: BATCH,
    })
    const removed = await eraseUnassigned(store, { afterMs, limit: BATCH })
    pass.from = found.at(-1)
    if (found.length < BATCH && removed < BATCH) {
      pass.from = undefined
      pass.next = clock.monotonic() + EVERY_MS
    }
    await each(found, async (candidate) => {
      if (!stopping.aborted) await eraseCandidate(services, candidate)
    })
    return found.length + removed
  }
  return async (stopping) => {
    const requested = await eraseRequested(services)
    if (stopping.aborted || retention === undefined) return requested
    return requested + (await eraseResting(retention.afterMs, stopping))
  }
}

async function eraseRequested({ store }: Services): Promise<number> {
  const claimed = await claimErasing(store, { limit: BATCH, postponeMs: ERASE_AGAIN_MS })
  await each(claimed, ({ key: payment }) =>
    store.transaction((tx) => erasePayment(tx, { payment, by: 'request' })),
  )
  return claimed.length
}

/** Where the last word was no read, it is read once; if that agrees, it is erased. */
async function eraseCandidate(services: Services, { key }: ErasingCandidate): Promise<void> {
  const { store } = services
  const erase = () => store.transaction((tx) => erasePayment(tx, { payment: key, by: 'retention' }))
  if ((await erase()) !== 'not_agreed') return
  const row = await findPayment(store, { key })
  if (!row) return
  instanceOf(services, row)
  const released = await readLeased(services, row)
  if (released.kind === 'released' && released.done === 'made') await erase()
}

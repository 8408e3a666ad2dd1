import { z } from 'zod'
import type { Services } from '../engine/services.ts'
import { checkInput } from '../input/check-input.ts'
import { findTargets } from '../intents/find-targets.ts'
import type { Target } from '../intents/target.ts'
import { byTarget, forOrder, forPayment } from '../intents/target-fields.ts'
import { requestErasing } from '../store/erasing/due-erasing.ts'
import { erasePayment } from './erase-payment.ts'

/** What came of the request, for one payment. */
export interface Erased {
  readonly payment: string
  /**
   * `waiting`: something of it is under way. What is needed to end that is kept, everything else is erased, and
   * the rest will be by itself.
   */
  readonly state: 'erased' | 'waiting'
}

/**
 * Erases what is stored about the payer of a payment, or of all payments of an order. It reads no provider and
 * waits for none. What remains are ids, references, amounts, statuses and times, so that every id gives its
 * result as before. Call it again at any time.
 *
 * @throws {EngineError} `unknown_id`, `invalid_input`
 */
export type Erase = (target: Target) => Promise<readonly Erased[]>

const schema = byTarget<Target>({
  payment: z.strictObject(forPayment),
  order: z.strictObject(forOrder),
})

/** When a payment is tried again that could not be erased at once. */
export const ERASE_AGAIN_MS = 60_000

export function createErase({ store, wake }: Pick<Services, 'store' | 'wake'>): Erase {
  return async (given) => {
    const rows = await findTargets(store, checkInput(schema, given))
    const erased: Erased[] = []
    for (const { key, id } of rows) {
      const done = await store.transaction(async (tx) => {
        await requestErasing(tx, { payment: key, inMs: ERASE_AGAIN_MS })
        return erasePayment(tx, { payment: key, by: 'request' })
      })
      erased.push({ payment: id, state: done === 'erased' ? 'erased' : 'waiting' })
    }
    wake()
    return erased
  }
}

import type { Services } from '../engine/services.ts'
import { EngineError } from '../errors/engine-error.ts'
import { readRecord } from '../journal/read-record.ts'
import { type TrackedPayment, trackedPayment } from '../journal/tracked-payment.ts'
import { findPayment } from '../store/payments/find-payment.ts'

/**
 * Reads a payment as it is known.
 *
 * @throws {EngineError} `unknown_id`
 */
export type Get = (id: string) => Promise<TrackedPayment>

export function createGet({ store }: Services): Get {
  return async (id) => {
    const row = await findPayment(store, { id })
    if (!row)
      throw new EngineError('unknown_id', { subject: id, what: 'There is no such payment.' })
    const { payment } = await readRecord(store, { payment: row.key })
    return trackedPayment(row, payment)
  }
}

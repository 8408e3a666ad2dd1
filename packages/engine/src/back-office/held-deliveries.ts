import type { Instant } from '@paystate/core'
import type { Services } from '../engine/services.ts'
import { allHeld } from '../store/events/all-held.ts'

/** An event that is not delivered anymore, because its handler kept failing; `retry` and `skip` take it. */
export interface HeldDelivery {
  readonly consumer: string
  /** The number of the event. */
  readonly event: number
  readonly type: string
  /** The application's id of the payment; absent where the event belongs to none. */
  readonly payment?: string
  readonly order?: string
  /** How often the handler has failed. */
  readonly tries: number
  /** The name of its last error. */
  readonly problem: string
  readonly happenedAt: Instant
  /** How many later events of the same payment wait behind it. */
  readonly behind: number
}

/** What is held back for any consumer, the oldest first; at most 200. */
export type ReadHeldDeliveries = () => Promise<readonly HeldDelivery[]>

const MOST = 200

export function createHeldDeliveries({ store }: Services): ReadHeldDeliveries {
  return async () => {
    const rows = await allHeld(store, { limit: MOST })
    return rows.map(({ paymentId, order, ...held }) => ({
      ...held,
      ...(paymentId !== null && { payment: paymentId }),
      ...(order !== null && { order }),
    }))
  }
}

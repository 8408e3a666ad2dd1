import type { Clock } from '@paystate/core'
import { startLimit } from './attempt-limit.ts'
import type { Within } from './draw-order.ts'

/** How long the sequence may take once a response or a message has arrived. */
const RECEIVED_MS = 5_000

/** Waits as long as a sequence may take where no request is running. */
export function shortly(clock: Clock): Within {
  return (work) => {
    const limit = startLimit(clock, { deadlineMs: RECEIVED_MS })
    return limit.within(work).finally(limit.stop)
  }
}

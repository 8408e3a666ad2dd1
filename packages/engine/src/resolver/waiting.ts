import { epochOf, type Instant } from '@paystate/core'
import { z } from 'zod'
import type { OperationRow } from '../store/operations/operation-row.ts'

const waiting = z.object({ waiting: z.object({ until: z.string() }) })

/** What is stored while an operation waits until its provider accepts it. */
export function waitingUntil(until: Instant): z.infer<typeof waiting> {
  return { waiting: { until } }
}

/** Until when an operation waits, in epoch milliseconds; 0 where that is not known. */
export function waitsUntil({ state, pending }: OperationRow): number {
  const read = waiting.safeParse(pending)
  return state === 'waiting' && read.success ? epochOf(read.data.waiting.until) : 0
}

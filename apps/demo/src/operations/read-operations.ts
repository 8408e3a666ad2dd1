import { epochOf } from '@paystate/core'
import type { TimelineEntry } from '@paystate/engine'
import { z } from 'zod'
import type { Operation } from './operation.ts'

const outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('applied') }),
  z.object({
    kind: z.literal('not_applied'),
    proof: z.string(),
    code: z.string(),
    message: z.string(),
    retryAfter: z.string().optional(),
  }),
  z.object({ kind: z.literal('unknown'), code: z.string(), message: z.string() }),
])

const intentDetails = z.object({
  operation: z.object({
    kind: z.enum(['create', 'capture', 'cancel', 'refund', 'cancel_refund']),
    id: z.string(),
  }),
  state: z.enum([
    'waiting',
    'intended',
    'attempted',
    'unknown',
    'applied',
    'not_applied',
    'withdrawn',
  ]),
  amount: z.number().nullable(),
  changedAt: z.string(),
  outcome: outcome.exactOptional(),
  until: z.string().exactOptional(),
  finder: z.literal('person').exactOptional(),
})

/** How an attempt ended, as a timeline tells it. */
export const endDetails = z.object({ number: z.number(), outcome })

export type AttemptEnd = z.infer<typeof endDetails>

/** Longer than any request of the shop takes. */
const LONGEST = 10_000

function isLeft(attempt: TimelineEntry | undefined, now: number): boolean {
  return attempt !== undefined && now - epochOf(attempt.at) > LONGEST
}

/** The operations in a timeline, oldest first; the first one creates the payment. */
export function readOperations(
  timeline: readonly TimelineEntry[],
  { currency, now }: { readonly currency: string; readonly now: number },
): readonly Operation[] {
  return timeline
    .filter(({ kind }) => kind === 'intent')
    .map(({ at, subject, details }) => {
      const { operation, amount, ...read } = intentDetails.parse(details)
      const attempts = timeline.filter(
        (other) => other.kind === 'attempt' && other.subject === subject,
      )
      return {
        ...operation,
        ...read,
        ...(amount !== null && { amount: { currency, minorUnits: amount } }),
        askedAt: at,
        attempts: attempts.length,
        isLeft: isLeft(attempts.at(-1), now),
      }
    })
}

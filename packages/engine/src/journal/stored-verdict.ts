import type { Instant } from '@paystate/core'
import { z } from 'zod'
import type { OperationRow } from '../store/operations/operation-row.ts'

/** What a person decided about an operation. */
export interface StoredVerdict {
  readonly happened: 'yes' | 'no'
  readonly who: string
  readonly why: string
  readonly at: Instant
  /**
   * What it takes to find out after all, while no evidence has confirmed that it happened: should it be
   * contradicted, the operation is unknown again.
   */
  readonly pending?: unknown
}

const stored: z.ZodType<StoredVerdict> = z.object({
  happened: z.enum(['yes', 'no']),
  who: z.string(),
  why: z.string(),
  at: z.string(),
  pending: z.unknown().optional(),
})

/** The verdict on an operation, where a person gave one. */
export function verdictOn({ verdict }: Pick<OperationRow, 'verdict'>): StoredVerdict | undefined {
  const read = stored.safeParse(verdict)
  return read.success ? read.data : undefined
}

/** The verdict that an operation happened, while it rests on nothing else. */
export function unconfirmedVerdict(operation: OperationRow): StoredVerdict | undefined {
  const verdict = operation.state === 'applied' ? verdictOn(operation) : undefined
  return verdict?.happened === 'yes' && verdict.pending ? verdict : undefined
}

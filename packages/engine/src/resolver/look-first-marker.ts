import { type Instant, type Pending, parsePending } from '@paystate/core'
import { z } from 'zod'
import type { OperationRow } from '../store/operations/operation-row.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'

/** What is stored with an operation that is looked up before it is sent for the first time. */
interface Marker {
  /** From when on it may have been sent, as far as this database has forgotten. */
  readonly since: Instant
  /** The hold that asks for it; absent where the provider has something under its reference. */
  readonly heldAt?: Instant
  /** `absent`: the lookups have proven that it was never sent. */
  readonly state: 'open' | 'absent'
  /** Core's, with the lookups so far. */
  readonly pending?: unknown
}

const marker = z.object({
  since: z.string(),
  heldAt: z.string().exactOptional(),
  state: z.enum(['open', 'absent']),
  pending: z.unknown().optional(),
})

const marked = z.object({ lookFirst: marker })

/** Adds the marker to what is stored as pending. */
export function withMarker(pending: unknown, lookFirst: Marker): object {
  return { ...Object(pending), lookFirst }
}

/** How an operation is looked up before it is sent. */
export interface LookingFirst {
  readonly since: Instant
  readonly heldAt?: Instant
  readonly pending?: Pending
}

/**
 * Whether an operation that was not sent, as far as we know, has to be looked up first: this database may have
 * forgotten that it was.
 */
export function mustLookFirst(
  operation: OperationRow,
  { instanceHeldAt: heldAt, instanceHeldSince: heldSince }: PaymentRow,
): LookingFirst | undefined {
  const read = marked.safeParse(operation.pending)
  const known = read.success ? read.data.lookFirst : undefined
  if (heldAt !== null && heldSince !== null) {
    if (known?.heldAt !== heldAt) return { since: heldSince, heldAt }
    return known.state === 'absent' ? undefined : looking(known)
  }
  const isOfAnOrphan = known !== undefined && known.heldAt === undefined
  return isOfAnOrphan && known.state === 'open' ? looking(known) : undefined
}

function looking({ since, heldAt, pending }: Marker): LookingFirst {
  return {
    since,
    ...(heldAt !== undefined && { heldAt }),
    ...(pending !== undefined && { pending: parsePending(pending) }),
  }
}

import { unmatchedOf } from '../inbox/unmatched-of.ts'
import { openInbox } from '../store/inbox/match-inbox.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'
import type { Transaction } from '../store/statements/session.ts'

/** An ended attempt as it was read afresh in this call. */
export interface Seen {
  readonly key: number
  readonly version: number
}

/**
 * The ended attempt that must be read before another one of its order is sent: the last one, unless this call
 * has read it and it has not moved since, and any that a webhook names which was not read yet, or not even assigned.
 */
export async function endToRead(
  tx: Transaction,
  { ended, seen }: { readonly ended: readonly PaymentRow[]; readonly seen: Seen | undefined },
): Promise<PaymentRow | undefined> {
  for (const row of ended) {
    if ((await openInbox(tx, { payment: row.key })).length > 0) return row
  }
  const [named] = await unmatchedOf(tx, ended)
  if (named) return named.row
  const last = ended.at(-1)
  const isSeen = last && seen?.key === last.key && seen.version === last.version
  return isSeen ? undefined : last
}

import type { Dispute } from '@paystate/core'
import { readInstant } from '@paystate/core/adapter'
import { fromMollie } from '../money/amount.ts'
import { type ChargebackReply, chargebackReply } from '../wire/dispute.ts'

/**
 * Reads a chargeback. Its money is taken when it is created and comes back when it is reversed; that one
 * is lost for good is never reported, so without a reversal it stays open.
 *
 * @see https://docs.mollie.com/reference/get-chargeback
 */
function readDispute(reply: ChargebackReply): Dispute {
  const amount = fromMollie(reply.amount)?.minorUnits ?? 'not_reported'
  const reason = reply.reason?.description ?? reply.reason?.code
  const openedAt = readInstant(reply.createdAt)
  const closedAt = readInstant(reply.reversedAt)
  const isReversed = reply.reversedAt !== undefined
  return {
    id: reply.id,
    kind: 'chargeback',
    status: isReversed ? 'won' : 'open',
    amount,
    moneyTaken: isReversed ? 0 : amount,
    ...(reason !== undefined && { reason }),
    ...(openedAt !== undefined && { openedAt }),
    ...(closedAt !== undefined && { closedAt }),
  }
}

/** Disputes out of a list, and whether every item of it could be read. */
export function readDisputes(list: readonly unknown[]): {
  readonly disputes: readonly Dispute[]
  readonly isWhole: boolean
} {
  const read = list.map((item) => chargebackReply.safeParse(item))
  const disputes = read.flatMap((item) => (item.success ? [readDispute(item.data)] : []))
  return { disputes, isWhole: read.every(({ success }) => success) }
}

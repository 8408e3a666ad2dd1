import type { Dispute } from '@paystate/core'
import { readInstant } from '@paystate/core/adapter'
import { fromMollie } from '../money/amount.ts'
import type { DisputeReply } from '../wire/dispute.ts'

/**
 * Reads a chargeback. Its money is debited when it is created and returned when it is reversed; that one
 * is finally lost is never reported, so without a reversal it stays open.
 *
 * @see https://docs.mollie.com/reference/get-chargeback
 */
export function readDispute(reply: DisputeReply): Dispute {
  const money = fromMollie(reply.amount)
  const amount = money ? money.minorUnits : 'not_reported'
  const reason = reply.reason?.description ?? reply.reason?.code
  const openedAt = readInstant(reply.createdAt)
  const closedAt = readInstant(reply.reversedAt)
  // A time that cannot be read is no proof that the money came back: refunded on top, it would be paid twice.
  const isReversed = closedAt !== undefined
  return {
    id: reply.id,
    kind: 'chargeback',
    status: isReversed ? 'won' : 'open',
    amount,
    moneyTaken: isReversed ? 0 : amount,
    ...(money && { currency: money.currency }),
    ...(reason !== undefined && { reason }),
    ...(openedAt !== undefined && { openedAt }),
    ...(closedAt !== undefined && { closedAt }),
  }
}

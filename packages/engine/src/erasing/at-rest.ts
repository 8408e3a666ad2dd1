import type { PaymentRecord } from '@paystate/core'
import { isOpen, needsRead, neverCreated, type PaymentCase } from '../journal/payment-case.ts'
import { unconfirmedVerdict } from '../journal/stored-verdict.ts'

/** Whether nothing of a payment is under way: nothing that is stored is needed to find out more. */
export function isAtRest(payment: PaymentCase): boolean {
  const { row, operations, webhooks } = payment
  const isMoving = operations.some((one) => isOpen(one) || unconfirmedVerdict(one) !== undefined)
  return row.standing !== 'live' && webhooks.length === 0 && !isMoving
}

/**
 * Whether the last word on a payment was a read that agrees with all that is known. One that never reached its
 * provider has nothing to be read.
 */
export function isAgreed(payment: PaymentCase): boolean {
  if (neverCreated(payment)) return true
  const { record } = payment
  const lastRead = lastReadBegun(record)
  if (lastRead === undefined || needsRead(payment)) return false
  return record.evidence
    .filter(({ via }) => via !== 'read')
    .every(({ asOf }) => asOf.received < lastRead)
}

function lastReadBegun({ checkpoints, base }: PaymentRecord): number | undefined {
  return (checkpoints.at(-1)?.state ?? base?.state)?.lastReadBegun
}

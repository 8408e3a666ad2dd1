import { type Allowed, isTold, type PaymentStatus, type Told } from '@paystate/core'
import { readMinorUnits } from '../money/amount.ts'
import type { PaymentReply } from './payment-reply.ts'
import type { PaymentReading } from './read-status.ts'

/** What the merchant may do now. An authorized payment is canceled by releasing what is held. */
export function readAllowed(reply: PaymentReply, reading: PaymentReading): Allowed {
  const remaining = readMinorUnits(reply.amountRemaining, reply.amount?.currency)
  if (!reading.recognised) return { ...NOT_TOLD, refundRemaining: remaining }
  return {
    cancelable: cancelable(reply, reading.status),
    capturable: reading.status === 'authorized' ? 'yes' : 'no',
    refundable: refundable(remaining, reading.status),
    refundRemaining: remaining,
  }
}

const NOT_TOLD = {
  cancelable: 'not_told',
  capturable: 'not_told',
  refundable: 'not_told',
} as const

function cancelable({ isCancelable }: PaymentReply, status: PaymentStatus): Told<'yes' | 'no'> {
  if (status === 'authorized') return 'yes'
  if (status !== 'requires_action' && status !== 'processing') return 'no'
  if (isCancelable === undefined) return 'not_told'
  return isCancelable ? 'yes' : 'no'
}

/** What remains is told as soon as a refund is possible. */
function refundable(remaining: Told<number>, status: PaymentStatus): Told<'yes' | 'no'> {
  if (isTold(remaining)) return remaining > 0 ? 'yes' : 'no'
  return status === 'captured' || status === 'authorized' ? 'not_told' : 'no'
}

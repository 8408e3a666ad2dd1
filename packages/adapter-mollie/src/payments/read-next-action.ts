import type { NextAction } from '@paystate/core'
import { readInstant } from '@paystate/core/adapter'
import type { PaymentReply } from './payment-reply.ts'

/** What the payer has to do, as far as the answer names it; the status decides whether it still holds. */
export function readNextAction(reply: PaymentReply): NextAction | undefined {
  const checkout = reply._links?.checkout
  const expiresAt = readInstant(reply.expiresAt)
  const expiry = expiresAt !== undefined && { expiresAt }
  if (checkout) return { type: 'redirect', method: 'GET', url: checkout.href, ...expiry }
  const transfer = readTransfer(reply)
  return transfer && { ...transfer, ...expiry }
}

/** The page of a bank transfer only repeats these: without its link they are enough to pay. */
function readTransfer({ details }: PaymentReply): NextAction | undefined {
  if (details?.transferReference === undefined || details.bankAccount === undefined) {
    return undefined
  }
  const { bankName, bankAccount, bankBic, transferReference } = details
  return {
    type: 'transfer',
    bankAccount,
    transferReference,
    ...(bankName !== undefined && { bankName }),
    ...(bankBic !== undefined && { bankIdentifier: bankBic }),
  }
}

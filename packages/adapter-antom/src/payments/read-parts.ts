import type { Capture, Refund } from '@paystate/core'
import { readCapture } from '../captures/read-capture.ts'
import { readRefundTransaction } from '../refunds/read-refund.ts'
import { asWord } from '../wire/lenient.ts'
import type { PaymentReply } from '../wire/payment.ts'
import type { TransactionReply } from '../wire/transaction.ts'

/** The captures and refunds of a payment. */
export interface PaymentObjects {
  readonly refunds: readonly Refund[]
  readonly captures: readonly Capture[]
  /** False where the response may omit some, or some could not be read. */
  readonly isWhole: boolean
}

/**
 * Reads the transactions of a payment. An inquiry omits the list while there are none; other responses
 * never have it. A transaction without any id cannot be distinguished from the others and is left out.
 */
export function readObjects(
  reply: PaymentReply,
  { isInquiry }: { readonly isInquiry: boolean },
): PaymentObjects {
  const { items, isWhole } = reply.transactions
  const named = items.filter(isNamed)
  return {
    refunds: ofType(named, 'REFUND').map((one) => readRefundTransaction(one, reply)),
    captures: ofType(named, 'CAPTURE').map((one) => readCapture(one, reply)),
    isWhole: isInquiry && isWhole && named.length === items.length,
  }
}

function isNamed({ transactionId, transactionRequestId }: TransactionReply): boolean {
  return transactionId !== undefined || transactionRequestId !== undefined
}

function ofType(transactions: readonly TransactionReply[], type: string) {
  return transactions.filter(({ transactionType }) => asWord(transactionType ?? '') === type)
}

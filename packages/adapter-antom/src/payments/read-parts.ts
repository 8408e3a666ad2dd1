import { lastOfEach } from '@paystate/adapter-kit'
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
 * never have it. A transaction without any id cannot be distinguished from the others and is left out;
 * so is one without a type. One that is listed twice counts once.
 */
export function readObjects(
  reply: PaymentReply,
  { isInquiry }: { readonly isInquiry: boolean },
): PaymentObjects {
  const { items, isWhole } = reply.transactions
  const named = items.filter(isNamed)
  const each = lastOfEach(named, nameOf)
  return {
    refunds: ofType(each, 'REFUND').map((one) => readRefundTransaction(one, reply)),
    captures: ofType(each, 'CAPTURE').map((one) => readCapture(one, reply)),
    isWhole: isInquiry && isWhole && named.length === items.length,
  }
}

/** A transaction of no type may be anything. */
function isNamed(one: TransactionReply): boolean {
  return one.transactionType !== undefined && nameOf(one) !== undefined
}

function nameOf({ transactionType = '', ...names }: TransactionReply): string | undefined {
  const name = names.transactionId ?? names.transactionRequestId
  return name && `${asWord(transactionType)} ${name}`
}

function ofType(transactions: readonly TransactionReply[], type: string) {
  return transactions.filter(({ transactionType }) => asWord(transactionType ?? '') === type)
}

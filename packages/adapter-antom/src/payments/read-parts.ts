import { eachOnce } from '@paystate/adapter-kit'
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
  /** The lists of which nothing is missing: the response has them, and everything in them was read. */
  readonly whole: ReadonlySet<'refunds' | 'captures'>
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
  const refunds = eachOnce(ofType(named, 'REFUND').map((one) => readRefundTransaction(one, reply)))
  const captures = eachOnce(ofType(named, 'CAPTURE').map((one) => readCapture(one, reply)))
  const isRead = isInquiry && isWhole && named.length === items.length
  return {
    refunds: refunds.parts,
    captures: captures.parts,
    whole: new Set([
      ...(isRead && refunds.isConsistent && items.every(cannotHideRefund)
        ? ['refunds' as const]
        : []),
      ...(isRead && captures.isConsistent && items.every(cannotHideCapture)
        ? ['captures' as const]
        : []),
    ]),
  }
}

/**
 * The types that return no money other than by a refund. Only refunds and captures are documented; the official clients
 * name the others, and CANCEL and VOID, which may return money.
 */
const NOT_RETURNING: ReadonlySet<string> = new Set([
  'REFUND',
  'CAPTURE',
  'PAYMENT',
  'AUTHORIZATION',
  'INCREMENTAL',
])

/** Money may have been returned under a new word; it is not captured under one. */
function cannotHideRefund(transaction: TransactionReply): boolean {
  return NOT_RETURNING.has(typeOf(transaction))
}

function cannotHideCapture(transaction: TransactionReply): boolean {
  return typeOf(transaction) !== ''
}

function isNamed({ transactionId, transactionRequestId }: TransactionReply): boolean {
  return transactionId !== undefined || transactionRequestId !== undefined
}

function ofType(transactions: readonly TransactionReply[], type: string) {
  return transactions.filter((transaction) => typeOf(transaction) === type)
}

function typeOf({ transactionType = '' }: TransactionReply): string {
  return asWord(transactionType)
}

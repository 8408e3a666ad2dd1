import type { Refund } from '@paystate/core'
import { readFailure } from '../errors/read-failure.ts'
import { minorUnitsIn } from '../money/amount.ts'
import type { PaymentReply } from '../payments/payment-reply.ts'
import type { TransactionReply } from '../payments/transaction-reply.ts'
import { readRefundStatus } from './refund-status.ts'

/** Reads a refund inside its payment. */
export function readRefundTransaction(reply: TransactionReply, payment: PaymentReply): Refund {
  const { transactionStatus: word = '', transactionId: id, transactionRequestId: reference } = reply
  const { status, ...reading } = readRefundStatus(word, undefined)
  const { transactionResult, transactionAmount, transactionTime } = reply
  const code = transactionResult?.verbatim ?? word
  return {
    ...(id !== undefined && { id }),
    ...(reference !== undefined && { reference }),
    status,
    amount: minorUnitsIn(payment.paymentAmount?.currency, transactionAmount),
    ...(transactionAmount && { currency: transactionAmount.currency }),
    providerStatus: {
      value: word,
      codes: transactionResult ? [transactionResult.verbatim] : [],
      ...reading,
    },
    ...(status === 'failed' && { failure: readFailure('transaction result', code) }),
    ...(status === 'succeeded' && transactionTime && { succeededAt: transactionTime }),
  }
}

import type { Refund } from '@paystate/core'
import { minorUnitsIn } from '../money/amount.ts'
import { readFailure } from '../result-codes/read-failure.ts'
import type { PaymentReply } from '../wire/payment.ts'
import type { RefundReply } from '../wire/refund.ts'
import type { TransactionReply } from '../wire/transaction.ts'
import { readRefundStatus } from './refund-status.ts'

/** Reads a refund. The second version omits its amount: not reported. */
export function readRefund(reply: RefundReply, codes: readonly string[] = []): Refund {
  const { refundId: id, refundRequestId: reference, refundAmount, refundTime } = reply
  const word = reply.refundStatus ?? ''
  const { status, ...reading } = readRefundStatus(word, undefined)
  const [code = word] = codes
  return {
    ...(id !== undefined && { id }),
    ...(reference !== undefined && { reference }),
    status,
    amount: refundAmount ? refundAmount.minorUnits : 'not_reported',
    ...(refundAmount && { currency: refundAmount.currency }),
    providerStatus: { value: word, codes, ...reading },
    ...(status === 'failed' && { failure: readFailure('transaction result', code) }),
    ...(status === 'succeeded' && refundTime !== undefined && { succeededAt: refundTime }),
  }
}

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

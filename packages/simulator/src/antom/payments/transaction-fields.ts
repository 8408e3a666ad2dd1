import type { MerchantAccount } from '../account/merchant-account.ts'
import { acquirerFields } from '../acquirer/acquirer-fields.ts'
import type { TransactionStatus } from '../captures/capture.ts'
import { type Amount, toWire } from '../money/amount.ts'
import { type Result, result } from '../results/result.ts'
import { optionalTime } from '../time/provider-time.ts'
import type { Payment } from './payment.ts'

/** The captures and refunds of a payment; the field is absent while there is none. */
export function transactionFields(account: MerchantAccount, { captures, refunds }: Payment) {
  const { rules } = account
  const acquirerOf = (id: string, requestId: string) => ({
    acquirerInfo: acquirerFields(account, { id, requestId }).acquirerInfo,
  })
  const transactions = [
    ...captures.map((made) => ({
      ...transaction(made),
      transactionType: 'CAPTURE',
      transactionId: made.captureId,
      transactionRequestId: made.captureRequestId,
      ...acquirerOf(made.captureId, made.captureRequestId),
    })),
    ...refunds.map((refund) => ({
      ...transaction(refund),
      transactionType: 'REFUND',
      transactionId: refund.refundId,
      transactionRequestId: refund.refundRequestId,
      ...acquirerOf(refund.refundId, refund.refundRequestId),
    })),
  ]
  if (transactions.length > 0) return { transactions }
  if (rules.emptyTransactions === 'absent') return {}
  return { transactions: rules.emptyTransactions === 'null' ? null : [] }
}

function transaction(object: {
  amount: Amount
  status: TransactionStatus
  result: Result
  finishedAt?: number | undefined
}) {
  const isUnderWay = object.status === 'PROCESSING'
  return {
    transactionAmount: toWire(object.amount),
    transactionStatus: object.status,
    transactionResult: isUnderWay ? result('PAYMENT_IN_PROCESS') : object.result,
    transactionTime: optionalTime(object.finishedAt),
  }
}

import type { Capture } from '@paystate/core'
import { minorUnitsIn } from '../money/amount.ts'
import { readFailure } from '../result-codes/read-failure.ts'
import type { CaptureReply } from '../wire/capture.ts'
import type { PaymentReply } from '../wire/payment.ts'
import type { Result } from '../wire/result.ts'
import type { TransactionReply } from '../wire/transaction.ts'
import { readCaptureStatus } from './capture-status.ts'

/**
 * Reads a capture inside its payment. One under the payment's own reference is the provider's.
 * Assumed: own_capture.
 */
export function readCapture(reply: TransactionReply, payment: PaymentReply): Capture {
  const {
    transactionStatus: word = '',
    transactionId: id,
    transactionTime,
    transactionResult,
  } = reply
  const { status, ...reading } = readCaptureStatus(word, undefined)
  const code = transactionResult?.verbatim ?? word
  return {
    ...(id !== undefined && { id }),
    ...nameOf(reply, payment),
    status,
    amount: minorUnitsIn(payment.paymentAmount?.currency, reply.transactionAmount),
    ...(reply.transactionAmount && { currency: reply.transactionAmount.currency }),
    providerStatus: {
      value: word,
      codes: transactionResult ? [transactionResult.verbatim] : [],
      ...reading,
    },
    ...(status === 'failed' && { failure: readFailure('transaction result', code) }),
    ...(status === 'succeeded' && transactionTime && { capturedAt: transactionTime }),
  }
}

function nameOf(
  { transactionRequestId: reference }: TransactionReply,
  { paymentRequestId }: PaymentReply,
): Pick<Capture, 'reference' | 'origin'> {
  if (reference === undefined) return {}
  return reference === paymentRequestId ? { origin: 'provider' } : { reference }
}

/**
 * Reads the capture in a notification; undefined where its result is open.
 *
 * Its request id is left out where it has an id: a capture that Antom made by itself carries the
 * payment's own reference, which the message does not show.
 */
export function readCaptureMessage(
  { captureId, captureRequestId, captureAmount, captureTime }: CaptureReply,
  result: Result | undefined,
): Capture | undefined {
  const name = captureId ?? captureRequestId
  const isDone = result?.status === 'S'
  if (!result || (!isDone && result.status !== 'F') || name === undefined) return undefined
  return {
    ...(captureId === undefined ? { reference: name } : { id: captureId }),
    status: isDone ? 'succeeded' : 'failed',
    amount: captureAmount?.minorUnits ?? 'not_reported',
    ...(captureAmount && { currency: captureAmount.currency }),
    providerStatus: {
      value: isDone ? 'SUCCESS' : 'FAIL',
      codes: [result.verbatim],
      recognized: true,
    },
    ...(!isDone && { failure: readFailure('transaction result', result.verbatim) }),
    ...(isDone && captureTime !== undefined && { capturedAt: captureTime }),
  }
}

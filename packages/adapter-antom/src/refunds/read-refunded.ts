import type { AnsweredAttempt, WriteReading } from '@paystate/adapter-kit'
import type { Prepared, Refund, SendOptions } from '@paystate/core'
import type { ToldAnswer } from '../http/answer.ts'
import type { Context } from '../http/context.ts'
import { FOREIGN, isAnother, isAnotherAmount, OTHER_AMOUNT } from '../http/mismatch.ts'
import { namesIn, observePart } from '../operations/observe-part.ts'
import { saysApplied } from '../result-codes/is-applied.ts'
import { readRefusal } from '../result-codes/read-refusal.ts'
import { type RefundReply, refundReply } from '../wire/refund.ts'
import { readRefund } from './read-refund.ts'

interface Refunded {
  readonly attempt: AnsweredAttempt
  readonly prepared: Prepared<'refund_payment'>
  readonly options: SendOptions
}

/** Reads the answer to a refund: S is sent, U with REFUND_IN_PROCESS is under way. */
export function readRefunded(context: Context, refunded: Refunded): WriteReading<'refund_payment'> {
  const { attempt, prepared, options } = refunded
  const answer = context.api.open(attempt, prepared.request.path)
  if (!saysApplied('refund', answer)) return readRefusal('refund', answer)
  const reply = refundReply.parse(answer.body)
  const { refundRequestId, paymentId, refundAmount } = reply
  const isOther =
    isAnother(prepared.reference, refundRequestId) ||
    isAnother(prepared.input.payment.id, paymentId)
  if (isOther) return FOREIGN
  if (isAnotherAmount(prepared.input.amount, refundAmount)) return OTHER_AMOUNT
  const value = refundOf(answer, { reply, prepared })
  const { account } = context.settings
  const { previousAttempts } = options
  const observation = observePart(
    { account, attempt, payment: namesIn({ paymentId }), previousAttempts },
    { refunds: [value] },
  )
  return { says: 'applied', value, observation }
}

interface Accepted {
  readonly reply: RefundReply
  readonly prepared: Prepared<'refund_payment'>
}

/**
 * The refund that the provider accepted. It is ours, under the reference and of the amount that we sent: the
 * response can contradict them, and while the refund is in process it does not repeat them.
 */
function refundOf({ result }: ToldAnswer, { reply, prepared }: Accepted): Refund {
  const { reference, input } = prepared
  const word = result.status === 'S' ? 'SUCCESS' : 'PROCESSING'
  return readRefund(
    {
      ...reply,
      refundRequestId: reference,
      refundStatus: word,
      refundAmount: reply.refundAmount ?? input.amount,
    },
    [result.verbatim],
  )
}

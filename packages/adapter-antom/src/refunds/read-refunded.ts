import type { AnsweredAttempt, WriteReading } from '@paystate/adapter-kit'
import type { Prepared, Refund, SendOptions } from '@paystate/core'
import { FOREIGN, isAnother } from '../errors/foreign.ts'
import { readRefusal } from '../errors/read-refusal.ts'
import { saysApplied } from '../errors/says.ts'
import type { ToldAnswer } from '../http/answer.ts'
import type { Context } from '../operations/context.ts'
import { observePart } from '../operations/observe-part.ts'
import { readRefund } from './read-refund.ts'
import { refundReply } from './refund-reply.ts'

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
  if (isAnother(prepared.reference, reply.refundRequestId)) return FOREIGN
  const value = refundOf(answer, prepared)
  const { account } = context.settings
  const observation = observePart(
    { account, attempt, target: prepared.target, previousAttempts: options.previousAttempts },
    { refunds: [value] },
  )
  return { says: 'applied', value, observation }
}

/** The answer names no status, and in process not even the amount: that is what we asked for. */
function refundOf(
  { result, body }: ToldAnswer,
  { reference, amount }: Prepared<'refund_payment'>,
): Refund {
  const reply = refundReply.parse(body)
  const word = result.status === 'S' ? 'SUCCESS' : 'PROCESSING'
  return readRefund(
    {
      ...reply,
      refundRequestId: reference,
      refundStatus: word,
      refundAmount: reply.refundAmount ?? amount,
    },
    [result.verbatim],
  )
}

import type { AnsweredAttempt, WriteReading } from '@paystate/adapter-kit'
import type { Capture, Prepared, SendOptions } from '@paystate/core'
import type { ToldAnswer } from '../http/answer.ts'
import type { Context } from '../http/context.ts'
import { FOREIGN, isAnother, isAnotherAmount, OTHER_AMOUNT } from '../http/mismatch.ts'
import { namesIn, observePart } from '../operations/observe-part.ts'
import { saysApplied } from '../result-codes/is-applied.ts'
import { readRefusal } from '../result-codes/read-refusal.ts'
import { type CaptureReply, captureReply } from '../wire/capture.ts'
import { asSent } from './last-capture.ts'

interface Captured {
  readonly attempt: AnsweredAttempt
  readonly prepared: Prepared<'capture_payment'>
  readonly options: SendOptions
}

/** Reads the answer to a capture. What the payment makes of it, a read tells. */
export function readCaptured(
  context: Context,
  captured: Captured,
): WriteReading<'capture_payment'> {
  const { attempt, prepared, options } = captured
  const answer = context.api.open(attempt, prepared.request.path)
  if (!saysApplied('capture', answer)) return readRefusal('capture', answer)
  const reply = captureReply.parse(answer.body)
  const { captureRequestId, paymentId, captureAmount } = reply
  const isOther =
    isAnother(prepared.reference, captureRequestId) ||
    isAnother(prepared.input.payment.id, paymentId)
  if (isOther) return FOREIGN
  if (isAnotherAmount(prepared.input.amount, captureAmount)) return OTHER_AMOUNT
  const value = asSent(captureOf(answer, { reply, prepared }), prepared)
  const { account } = context.settings
  const { previousAttempts } = options
  const observation = observePart(
    { account, attempt, payment: namesIn({ paymentId }), previousAttempts },
    { captures: [value], needsRead: true },
  )
  return { says: 'applied', value, observation }
}

interface Accepted {
  readonly reply: CaptureReply
  readonly prepared: Prepared<'capture_payment'>
}

/** The capture that the provider took: ours, as we sent it, unless the response contradicts that. */
function captureOf({ result }: ToldAnswer, { reply, prepared }: Accepted): Capture {
  const { reference, input } = prepared
  const { captureId, captureAmount, captureTime } = reply
  return {
    ...(captureId !== undefined && { id: captureId }),
    reference,
    status: 'succeeded',
    amount: (captureAmount ?? input.amount).minorUnits,
    providerStatus: { value: 'SUCCESS', codes: [result.verbatim], recognized: true },
    ...(captureTime !== undefined && { capturedAt: captureTime }),
  }
}

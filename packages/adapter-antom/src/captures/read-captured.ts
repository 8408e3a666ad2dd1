import type { AnsweredAttempt, WriteReading } from '@paystate/adapter-kit'
import type { Capture, Prepared, SendOptions } from '@paystate/core'
import { FOREIGN, isAnother } from '../errors/foreign.ts'
import { readRefusal } from '../errors/read-refusal.ts'
import { saysApplied } from '../errors/says.ts'
import type { ToldAnswer } from '../http/answer.ts'
import type { Context } from '../operations/context.ts'
import { observePart } from '../operations/observe-part.ts'
import { captureReply } from './capture-reply.ts'
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
  const capture = captureOf(answer, prepared)
  if (capture === undefined) return FOREIGN
  const value = asSent(capture, prepared)
  const { account } = context.settings
  const observation = observePart(
    { account, attempt, target: prepared.target, previousAttempts: options.previousAttempts },
    { captures: [value], needsRead: true },
  )
  return { says: 'applied', value, observation }
}

function captureOf(
  { body, result }: ToldAnswer,
  { reference, amount }: Prepared<'capture_payment'>,
): Capture | undefined {
  const { captureId, captureRequestId, captureAmount, captureTime } = captureReply.parse(body)
  if (isAnother(reference, captureRequestId)) return undefined
  return {
    ...(captureId !== undefined && { id: captureId }),
    reference,
    status: 'succeeded',
    amount: (captureAmount ?? amount)?.minorUnits ?? 'not_reported',
    providerStatus: { value: 'SUCCESS', codes: [result.verbatim], recognized: true },
    ...(captureTime !== undefined && { capturedAt: captureTime }),
  }
}

import type { AnsweredAttempt, WriteReading } from '@paystate/adapter-kit'
import type { Cancellation, Instant, Prepared } from '@paystate/core'
import { isAnotherPayment } from '../http/confirms-payment.ts'
import type { Context } from '../http/context.ts'
import { FOREIGN } from '../http/mismatch.ts'
import { namesIn, observePart } from '../operations/observe-part.ts'
import { saysApplied } from '../result-codes/is-applied.ts'
import { readRefusal } from '../result-codes/read-refusal.ts'
import { cancellationReply } from '../wire/cancellation.ts'
import { nameFor } from './prepare-cancel.ts'

interface Canceled {
  readonly attempt: AnsweredAttempt
  readonly prepared: Prepared<'cancel_payment'>
}

/**
 * Reads the answer to a cancel. S says that the wish was taken; a payment that had failed answers the
 * same and stays failed, so a read tells what it did.
 */
export function readCanceled(
  context: Context,
  { attempt, prepared }: Canceled,
): WriteReading<'cancel_payment'> {
  const answer = context.api.open(attempt, prepared.request.path)
  if (!saysApplied('cancel', answer)) return readRefusal('cancel', answer)
  const { cancelTime, ...reported } = cancellationReply.parse(answer.body)
  if (isAnotherPayment(nameFor(prepared.input.payment), reported)) return FOREIGN
  const value = accepted(prepared.reference, cancelTime)
  const { account } = context.settings
  // A cancel has no id of its own under which an old answer might be kept: each one is of its own time.
  const observation = observePart(
    { account, attempt, payment: namesIn(reported), previousAttempts: 'none' },
    { cancellations: [value], needsRead: true },
  )
  return { says: 'applied', value, observation }
}

function accepted(reference: string, at: Instant | undefined): Cancellation {
  return { reference, status: 'accepted', ...(at !== undefined && { at }) }
}

import type { AnsweredAttempt, WriteReading } from '@paystate/adapter-kit'
import type { Cancellation, Instant, Observation, Prepared } from '@paystate/core'
import { z } from 'zod'
import { FOREIGN } from '../errors/foreign.ts'
import { readRefusal } from '../errors/read-refusal.ts'
import { saysApplied } from '../errors/says.ts'
import { text, time } from '../http/lenient.ts'
import type { Context } from '../operations/context.ts'
import { isAnotherPayment } from '../payments/is-another-payment.ts'
import { nameFor } from './prepare-cancel.ts'

const cancelReply = z.object({ cancelTime: time, paymentId: text, paymentRequestId: text })

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
  const { cancelTime, ...told } = cancelReply.parse(answer.body)
  if (isAnotherPayment(nameFor(prepared.target), told)) return FOREIGN
  const value = accepted(prepared.reference, cancelTime)
  return {
    says: 'applied',
    value,
    observation: observationOf(context, { attempt, prepared, value }),
  }
}

function accepted(reference: string, at: Instant | undefined): Cancellation {
  return { reference, status: 'accepted', ...(at !== undefined && { at }) }
}

function observationOf(
  { settings }: Context,
  { attempt, prepared, value }: Canceled & { readonly value: Cancellation },
): Observation {
  const { reference, id } = prepared.target
  return {
    account: settings.account,
    asOf: attempt.asOf,
    at: attempt.endedAt,
    via: 'answer',
    ...(reference !== undefined && { reference }),
    ...(id !== undefined && { paymentId: id }),
    cancellations: [value],
    lateMoney: 'returned',
    reread: true,
  }
}

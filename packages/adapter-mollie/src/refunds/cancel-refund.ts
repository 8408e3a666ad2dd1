import { type AnsweredAttempt, sendWrite, type WriteReading } from '@paystate/adapter-kit'
import type {
  Observation,
  Outcome,
  Preparation,
  Prepared,
  Refund,
  SendOptions,
} from '@paystate/core'
import type { Connection } from '../http/connection.ts'
import { provenanceOf } from '../http/provenance.ts'
import { sendPrepared, unreadable } from '../http/send-post.ts'
import { readRefusal } from '../result-codes/read-refusal.ts'
import { rejectionsOf } from '../result-codes/rejections.ts'

/**
 * Cancels a refund that has not been sent.
 *
 * @see https://docs.mollie.com/reference/cancel-refund
 */
export function cancelRefund(
  connection: Connection,
  preparation: Preparation<'cancel_refund'>,
  options: SendOptions,
): Promise<Outcome<'cancel_refund'>> {
  const { settings, clock, time } = connection
  return sendWrite({
    preparation,
    options,
    account: settings.account,
    time,
    lookup: 'reference',
    rejections: rejectionsOf('cancel_refund'),
    call: (prepared) => sendPrepared(connection, prepared, options),
    read: (answer, prepared) => {
      if (answer.status === 204) return applied(connection, { answer, prepared })
      if (answer.status >= 200 && answer.status < 300) return unreadable(answer)
      return readRefusal('cancel_refund', { answer, now: clock.now() })
    },
  })
}

function applied(
  { settings }: Connection,
  { answer, prepared }: { answer: AnsweredAttempt; prepared: Prepared<'cancel_refund'> },
): WriteReading<'cancel_refund'> {
  const { payment } = prepared.input.refund
  const value = canceledRefund(prepared)
  const observation: Observation = {
    ...provenanceOf(answer, { account: settings.account, via: 'response' }),
    ...(payment.id !== undefined && { paymentId: payment.id }),
    refunds: [value],
    needsRead: true,
  }
  return { says: 'applied', value, observation }
}

/**
 * The provider forgets a canceled refund: all that is left of it is the id in the address of the request,
 * to which the provider agreed.
 */
export function canceledRefund({ input }: Prepared<'cancel_refund'>): Refund {
  const { id } = input.refund
  return {
    ...(id !== undefined && { id }),
    status: 'canceled',
    amount: 'not_reported',
    cancelable: 'no',
  }
}

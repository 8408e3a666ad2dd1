import { readingOf, type WriteReading } from '@paystate/adapter-kit'
import type { Observation, Outcome, PaymentReading, Preparation, SendOptions } from '@paystate/core'
import type { Connection } from '../http/connection.ts'
import { differsFrom } from '../http/mismatch-in-part.ts'
import { provenanceOf, replayedProvenanceOf } from '../http/provenance.ts'
import { type Made, sendPost } from '../http/send-post.ts'
import { fromMollie } from '../money/amount.ts'
import { isId } from '../wire/ids.ts'
import { type PaymentReply, paymentReply } from '../wire/payment.ts'
import { mismatchIn } from './mismatch-in.ts'
import { type ReadById, readById } from './read-by-id.ts'
import { lacksQrCode } from './read-next-action.ts'
import { readPayment } from './read-payment.ts'

/** Sends a prepared payment. @see https://docs.mollie.com/reference/create-payment */
export function createPayment(
  connection: Connection,
  preparation: Preparation<'create_payment'>,
  options: SendOptions,
): Promise<Outcome<'create_payment'>> {
  const { settings } = connection
  return sendPost(connection, {
    preparation,
    options,
    lookup: 'scan',
    schema: paymentReply,
    mismatch: (reply, { reference, input: { amount } }) =>
      mismatchIn(reply, { reference }, settings) ?? differsFrom(amount, fromMollie(reply.amount)),
    read: (made) => readCreated(connection, made),
  })
}

async function readCreated(
  connection: Connection,
  made: Made<'create_payment', PaymentReply>,
): Promise<WriteReading<'create_payment'>> {
  const { account } = connection.settings
  const { reply, answer, prepared, isReplayed } = made
  const provenance = isReplayed
    ? replayedProvenanceOf(answer, account)
    : provenanceOf(answer, { account, via: 'response' })
  const reported = readPayment(reply, provenance)
  const withQrCode = lacksQrCode(reply)
  if (!isReplayed && !withQrCode) return applied(reported)
  const { reference } = prepared
  const fresh = await readAgain(connection, { id: reply.id, reference, withQrCode })
  return applied(fresh?.observation ?? { ...reported, needsRead: true })
}

function applied(observation: Observation): WriteReading<'create_payment'> {
  return { says: 'applied', value: readingOf(observation).payment, observation }
}

/**
 * A stored answer is as old as the first attempt, and a new one has no QR code: a read says how things are
 * now.
 */
async function readAgain(
  connection: Connection,
  request: ReadById,
): Promise<PaymentReading | undefined> {
  if (!isId(request.id, 'payment')) return undefined
  try {
    return await readById(connection, request)
  } catch {
    return undefined // it was applied all the same, and is marked for a re-read
  }
}

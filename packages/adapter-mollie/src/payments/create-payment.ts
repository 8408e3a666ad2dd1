import { readingOf, type WriteReading } from '@paystate/adapter-kit'
import type {
  Observation,
  Outcome,
  PaymentReading,
  Preparation,
  Prepared,
  SendOptions,
} from '@paystate/core'
import type { Connection } from '../operations/connection.ts'
import { provenanceOf, replayedProvenanceOf } from '../operations/provenance.ts'
import { type Made, sendPost } from '../operations/send-post.ts'
import { isId } from '../references/ids.ts'
import { type PaymentReply, paymentReply } from './payment-reply.ts'
import { type ReadById, readById } from './read-by-id.ts'
import { lacksQrCode } from './read-next-action.ts'
import { readPayment } from './read-payment.ts'

/** Sends a prepared payment. @see https://docs.mollie.com/reference/create-payment */
export function createPayment(
  connection: Connection,
  preparation: Preparation<'create_payment'>,
  options: SendOptions,
): Promise<Outcome<'create_payment'>> {
  const { account } = connection.settings
  return sendPost(connection, {
    preparation,
    options,
    lookup: 'scan',
    schema: paymentReply,
    isOurs: ({ mode = account.mode }) => mode === account.mode,
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
  const reported = { reference: prepared.reference, ...readPayment(reply, provenance) }
  const withQrCode = lacksQrCode(reply)
  if (!isReplayed && !withQrCode) return applied(reported, prepared)
  const { reference } = prepared
  const fresh = await readAgain(connection, { id: reply.id, reference, withQrCode })
  return applied(fresh?.observation ?? { ...reported, needsRead: true }, prepared)
}

function applied(
  observation: Observation,
  { reference, amount }: Prepared<'create_payment'>,
): WriteReading<'create_payment'> {
  const { payment } = readingOf(observation, { reference, requested: amount })
  return { says: 'applied', value: payment, observation }
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

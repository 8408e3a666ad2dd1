import type { WriteReading } from '@paystate/adapter-kit'
import type { Capture, Observation, Outcome, Preparation, SendOptions } from '@paystate/core'
import type { Connection } from '../http/connection.ts'
import { mismatchInPart } from '../http/mismatch-in-part.ts'
import { provenanceOf, replayedProvenanceOf } from '../http/provenance.ts'
import { type Made, sendPost } from '../http/send-post.ts'
import { readFresh } from '../payments/read-fresh.ts'
import type { Provenance } from '../payments/read-payment.ts'
import { type CaptureReply, captureReply } from '../wire/capture.ts'
import { readCapture } from './read-capture.ts'

/** Sends a prepared capture. @see https://docs.mollie.com/reference/create-capture */
export function capturePayment(
  connection: Connection,
  preparation: Preparation<'capture_payment'>,
  options: SendOptions,
): Promise<Outcome<'capture_payment'>> {
  const { account } = connection.settings
  return sendPost(connection, {
    preparation,
    options,
    lookup: 'reference',
    schema: captureReply,
    mismatch: (reply, { reference, input: { payment, amount } }) =>
      mismatchInPart(reply, { account, paymentId: payment.id, reference, amount }),
    read: (made) => readMade(connection, made),
  })
}

async function readMade(
  connection: Connection,
  { reply, answer, prepared, isReplayed }: Made<'capture_payment', CaptureReply>,
): Promise<WriteReading<'capture_payment'>> {
  const { account } = connection.settings
  const made = readCapture(reply)
  if (!isReplayed) {
    const provenance = provenanceOf(answer, { account, via: 'response' })
    return applied(made, { paymentId: reply.paymentId, provenance })
  }
  const fresh = await readFresh(connection, prepared.input.payment)
  const now = fresh?.payment.captures.find(({ id }) => id === made.id)
  if (fresh && now) return { says: 'applied', value: now, observation: fresh.observation }
  const provenance = replayedProvenanceOf(answer, account)
  return applied(made, { paymentId: reply.paymentId, provenance, needsRead: true })
}

interface Reported {
  readonly paymentId: string | undefined
  readonly provenance: Provenance
  readonly needsRead?: true
}

function applied(
  capture: Capture,
  { paymentId, provenance, needsRead }: Reported,
): WriteReading<'capture_payment'> {
  const observation: Observation = {
    ...provenance,
    ...(paymentId !== undefined && { paymentId }),
    captures: [capture],
    ...(needsRead && { needsRead }),
  }
  return { says: 'applied', value: capture, observation }
}

import type { WriteReading } from '@paystate/adapter-kit'
import type { Observation, Outcome, Preparation, Refund, SendOptions } from '@paystate/core'
import type { Connection } from '../http/connection.ts'
import { mismatchInPart } from '../http/mismatch-in-part.ts'
import { provenanceOf, replayedProvenanceOf } from '../http/provenance.ts'
import { type Made, sendPost } from '../http/send-post.ts'
import { readFresh } from '../payments/read-fresh.ts'
import type { Provenance } from '../payments/read-payment.ts'
import { readRefusal } from '../result-codes/read-refusal.ts'
import { type RefundReply, refundReply } from '../wire/refund.ts'
import { decideDuplicate } from './decide-duplicate.ts'
import { readRefund } from './read-refund.ts'

/** Sends a prepared refund. @see https://docs.mollie.com/reference/create-refund */
export function refundPayment(
  connection: Connection,
  preparation: Preparation<'refund_payment'>,
  options: SendOptions,
): Promise<Outcome<'refund_payment'>> {
  const { account } = connection.settings
  return sendPost(connection, {
    preparation,
    options,
    lookup: 'reference',
    schema: refundReply,
    mismatch: (reply, { reference, input: { payment, amount } }) =>
      mismatchInPart(reply, { account, paymentId: payment.id, reference, amount }),
    read: (made) => readMade(connection, made),
    refuse: async (answer, prepared) => {
      const refusal = readRefusal('refund_payment', { answer, now: connection.clock.now() })
      return answer.status === 409 ? decideDuplicate(connection, { prepared, refusal }) : refusal
    },
  })
}

async function readMade(
  connection: Connection,
  { reply, answer, prepared, isReplayed }: Made<'refund_payment', RefundReply>,
): Promise<WriteReading<'refund_payment'>> {
  const { account } = connection.settings
  const made = readRefund(reply)
  if (!isReplayed) {
    const provenance = provenanceOf(answer, { account, via: 'response' })
    return applied(made, { paymentId: reply.paymentId, provenance })
  }
  const fresh = await readFresh(connection, prepared.input.payment)
  const now = fresh?.payment.refunds.find(({ id }) => id === made.id)
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
  refund: Refund,
  { paymentId, provenance, needsRead }: Reported,
): WriteReading<'refund_payment'> {
  const observation: Observation = {
    ...provenance,
    ...(paymentId !== undefined && { paymentId }),
    refunds: [refund],
    ...(needsRead && { needsRead }),
  }
  return { says: 'applied', value: refund, observation }
}

import {
  type Answered,
  preparationOf,
  type WriteDefinition,
  type WriteReading,
} from '@paystate/adapter-kit'
import type { Capture, CapturePayment, Observation } from '@paystate/core'
import { checkCapturePayment } from '@paystate/core/adapter'
import { REPLAY_WINDOW } from '../configuration/capabilities.ts'
import { moneyIssues } from '../configuration/check-payment-ref.ts'
import { type Scope, testmodeOf } from '../configuration/settings.ts'
import { mismatchInPart } from '../http/confirms-payment.ts'
import { type Context, readFresh } from '../http/context.ts'
import { mismatchReading } from '../http/mismatch.ts'
import { provenanceOf } from '../http/provenance.ts'
import { rememberResponse } from '../http/raw.ts'
import { isReplayed, readMade } from '../http/read-response.ts'
import { toMollie as toAmount } from '../money/amount.ts'
import { rejectionsOf } from '../result-codes/rejections.ts'
import { captureReply } from '../wire/capture.ts'
import { withOurNames } from '../wire/reserved-metadata.ts'
import { readCapture } from './read-capture.ts'

/**
 * A capture. `final` changes nothing on the wire: what is left of the authorization is released by canceling
 * the payment, or ends with it.
 *
 * @see https://docs.mollie.com/reference/create-capture
 */
export const capturePayment: WriteDefinition<'capture_payment', Context> = {
  prepare: (input, { settings: { account, scope } }) => {
    const checked = checkCapturePayment(input)
    return preparationOf({
      kind: 'capture_payment',
      account,
      reference: input?.reference,
      issues: [...(checked.ok ? [] : checked.issues), ...moneyIssues(input, account)],
      make: () => {
        if (!checked.ok) return undefined
        const { value } = checked
        const path = `/payments/${value.payment.id}/captures`
        const body = JSON.stringify(toMollie(value, scope))
        const request = { method: 'POST', path, body } as const
        return { input: value, request, replayWindow: REPLAY_WINDOW }
      },
    })
  },
  call: ({ write, settings }, prepared) => {
    const { input, reference } = prepared
    return write(prepared, (client) =>
      client.paymentCaptures.create({
        ...toMollie(input, settings.scope),
        paymentId: input.payment.id ?? '',
        idempotencyKey: reference,
      }),
    )
  },
  decode: decodeCapture,
  rejections: () => rejectionsOf('capture_payment'),
}

function toMollie({ amount, reference }: CapturePayment, scope: Scope) {
  return {
    amount: toAmount(amount),
    metadata: withOurNames({ reference }),
    ...testmodeOf(scope),
  }
}

async function decodeCapture(
  context: Context,
  { response, prepared }: Answered<'capture_payment'>,
): Promise<WriteReading<'capture_payment'>> {
  const { settings } = context
  const { payment, amount, reference } = prepared.input
  const made = readMade(context, response, { kind: prepared.kind, schema: captureReply })
  if (made.says !== 'made') return made
  const { reply } = made
  const { id, paymentId } = reply
  const expected = { paymentId: payment.id, reference, amount }
  const what = mismatchInPart(reply, expected, settings)
  if (what !== undefined) return mismatchReading(response, what)
  const fresh = isReplayed(response) ? await readFresh(context, payment) : undefined
  const now = fresh?.payment.captures.find((capture) => capture.id === id)
  if (fresh && now) return applied(now, fresh.observation)
  const capture = readCapture(reply)
  const provenance = provenanceOf(response, settings, 'response')
  const observation: Observation = {
    ...provenance,
    ...(paymentId !== undefined && { paymentId }),
    captures: [capture],
  }
  return applied(capture, rememberResponse(observation, response))
}

function applied(value: Capture, observation: Observation): WriteReading<'capture_payment'> {
  return { says: 'applied', value, observation }
}

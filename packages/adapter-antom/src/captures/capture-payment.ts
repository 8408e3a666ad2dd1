import { preparationOf, type WriteDefinition } from '@paystate/adapter-kit'
import type { Capture, CapturePayment, Prepared } from '@paystate/core'
import { checkCapturePayment } from '@paystate/core/adapter'
import { ASSUMED_WINDOW } from '../configuration/capabilities.ts'
import { moneyIssues } from '../configuration/check-payment-ref.ts'
import { toRequest } from '../configuration/settings.ts'
import { type Context, sendPrepared } from '../http/context.ts'
import { FOREIGN, isAnother, isAnotherAmount, OTHER_AMOUNT, SHOWS_DONE } from '../http/mismatch.ts'
import { namesIn, observePart } from '../http/provenance.ts'
import { rememberResponse } from '../http/raw.ts'
import type { SignedResponse } from '../http/read-response.ts'
import { toAntom as toAmount } from '../money/amount.ts'
import { isApplied } from '../result-codes/is-applied.ts'
import { readRefusal } from '../result-codes/read-refusal.ts'
import { rejectionsOf } from '../result-codes/rejections.ts'
import { type CaptureReply, captureReply } from '../wire/capture.ts'

/**
 * A capture of authorized money. A read shows its effect on the payment.
 *
 * @see https://docs.antom.com/ac/cashierpay/capture
 */
export const capturePayment: WriteDefinition<'capture_payment', Context> = {
  prepare: ({ settings }, input) => {
    const checked = checkCapturePayment(input)
    return preparationOf({
      kind: 'capture_payment',
      account: settings.account,
      reference: input?.reference,
      issues: [...(checked.ok ? [] : checked.issues), ...moneyIssues(input, settings.account)],
      make: () => {
        if (!checked.ok) return undefined
        const request = toRequest('capture', { body: toAntom(checked.value), settings })
        return { input: checked.value, request, replayWindow: ASSUMED_WINDOW }
      },
    })
  },
  call: sendPrepared,
  decode: ({ open, settings }, { response: attempt, prepared, previousAttempts }) => {
    const signed = open(attempt, prepared.request.path)
    if (signed.kind !== 'signed') return readRefusal('capture', signed)
    const reply = captureReply.parse(signed.body)
    const { reference, payment, amount } = prepared.input
    const isOther =
      isAnother(reference, reply.captureRequestId) || isAnother(payment.id, reply.paymentId)
    if (isOther) return FOREIGN
    if (isAnotherAmount(amount, reply.captureAmount)) return OTHER_AMOUNT
    if (!isApplied('capture', signed)) {
      return reply.captureTime === undefined ? readRefusal('capture', signed) : SHOWS_DONE
    }
    const value = captureOf(reply, { signed, prepared })
    const observation = observePart(
      { settings, attempt, signed, previousAttempts },
      { ...namesIn({ paymentId: reply.paymentId }), captures: [value], needsRead: true },
    )
    return { says: 'applied', value, observation: rememberResponse(observation, signed.body) }
  },
  rejections: () => rejectionsOf('capture'),
}

function toAntom({ reference, payment, amount, final }: CapturePayment) {
  return {
    captureRequestId: reference,
    paymentId: payment.id,
    captureAmount: toAmount(amount),
    ...(final !== undefined && { isLastCapture: final }),
  }
}

interface Accepted {
  readonly signed: SignedResponse
  readonly prepared: Prepared<'capture_payment'>
}

/**
 * The capture that the provider accepted: ours, as we sent it, unless the response contradicts it. No response
 * repeats that it was the last one. Assumed: last_capture.
 */
function captureOf(reply: CaptureReply, { signed, prepared }: Accepted): Capture {
  const { reference, amount, final } = prepared.input
  const { captureId, captureTime } = reply
  const { currency, minorUnits } = reply.captureAmount ?? amount
  return {
    ...(captureId !== undefined && { id: captureId }),
    reference,
    ...(final && { final }),
    status: 'succeeded',
    amount: minorUnits,
    currency,
    providerStatus: { value: 'SUCCESS', codes: [signed.result.verbatim], recognized: true },
    ...(captureTime !== undefined && { capturedAt: captureTime }),
  }
}

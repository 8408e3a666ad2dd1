import { preparationOf, type WriteDefinition } from '@paystate/adapter-kit'
import type { Prepared, Refund, RefundPayment } from '@paystate/core'
import { checkRefundPayment } from '@paystate/core/adapter'
import { ASSUMED_WINDOW } from '../configuration/capabilities.ts'
import { moneyIssues } from '../configuration/check-payment-ref.ts'
import { type Settings, toRequest } from '../configuration/settings.ts'
import { type Context, sendPrepared } from '../http/context.ts'
import { FOREIGN, isAnother, isAnotherAmount, OTHER_AMOUNT, SHOWS_DONE } from '../http/mismatch.ts'
import { namesIn, observePart } from '../http/provenance.ts'
import { rememberResponse } from '../http/raw.ts'
import type { SignedResponse } from '../http/read-response.ts'
import { toAntom as toAmount } from '../money/amount.ts'
import { isApplied } from '../result-codes/is-applied.ts'
import { readRefusal } from '../result-codes/read-refusal.ts'
import { rejectionsOf } from '../result-codes/rejections.ts'
import { type RefundReply, refundReply } from '../wire/refund.ts'
import { readRefund } from './read-refund.ts'
import { readRefundStatus } from './refund-status.ts'

/**
 * A refund: S means sent, U with REFUND_IN_PROCESS in process.
 *
 * @see https://docs.antom.com/ac/ams/refund_online
 */
export const refundPayment: WriteDefinition<'refund_payment', Context> = {
  prepare: ({ settings }, input) => {
    const checked = checkRefundPayment(input)
    return preparationOf({
      kind: 'refund_payment',
      account: settings.account,
      reference: input?.reference,
      issues: [...(checked.ok ? [] : checked.issues), ...moneyIssues(input, settings.account)],
      make: () => {
        if (!checked.ok) return undefined
        const request = toRequest('refund', { body: toAntom(checked.value, settings), settings })
        return { input: checked.value, request, replayWindow: ASSUMED_WINDOW }
      },
    })
  },
  call: sendPrepared,
  decode: ({ open, settings }, { response: attempt, prepared, previousAttempts }) => {
    const signed = open(attempt, prepared.request.path)
    if (signed.kind !== 'signed') return readRefusal('refund', signed)
    const reply = refundReply.parse(signed.body)
    const { reference, payment, amount } = prepared.input
    const isOther =
      isAnother(reference, reply.refundRequestId) || isAnother(payment.id, reply.paymentId)
    if (isOther) return FOREIGN
    if (isAnotherAmount(amount, reply.refundAmount)) return OTHER_AMOUNT
    if (!isApplied('refund', signed)) {
      return showsRefund(reply) ? SHOWS_DONE : readRefusal('refund', signed)
    }
    const value = refundOf(reply, { signed, prepared })
    const observation = observePart(
      { settings, attempt, signed, previousAttempts },
      { ...namesIn({ paymentId: reply.paymentId }), refunds: [value] },
    )
    return { says: 'applied', value, observation: rememberResponse(observation, signed.body) }
  },
  rejections: () => rejectionsOf('refund'),
}

function showsRefund({ refundStatus, refundTime }: RefundReply): boolean {
  const { status } = readRefundStatus(refundStatus ?? 'FAIL', undefined)
  return refundTime !== undefined || (status !== 'failed' && status !== 'canceled')
}

/** The longest URL that refunds accept. */
const LONGEST_NOTIFY_URL = 1024

function toAntom({ reference, payment, amount, reason }: RefundPayment, { webhookUrl }: Settings) {
  const isFit = webhookUrl !== undefined && webhookUrl.length <= LONGEST_NOTIFY_URL
  return {
    refundRequestId: reference,
    paymentId: payment.id,
    refundAmount: toAmount(amount),
    ...(reason !== undefined && { refundReason: reason }),
    ...(isFit && { refundNotifyUrl: webhookUrl }),
  }
}

interface Accepted {
  readonly signed: SignedResponse
  readonly prepared: Prepared<'refund_payment'>
}

/**
 * The refund that the provider accepted. It is ours, under the reference and of the amount that we sent: the
 * response can contradict them, and while the refund is in process it does not repeat them.
 */
function refundOf(reply: RefundReply, { signed, prepared }: Accepted): Refund {
  const { reference, amount } = prepared.input
  const { result } = signed
  const refundStatus = result.status === 'S' ? 'SUCCESS' : 'PROCESSING'
  const refundAmount = reply.refundAmount ?? amount
  return readRefund({ ...reply, refundRequestId: reference, refundStatus, refundAmount }, [
    result.verbatim,
  ])
}

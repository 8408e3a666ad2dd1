import {
  type Answered,
  preparationOf,
  type WriteDefinition,
  type WriteReading,
} from '@paystate/adapter-kit'
import type { Observation, Refund, RefundPayment } from '@paystate/core'
import { checkRefundPayment } from '@paystate/core/adapter'
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
import { refundReply } from '../wire/refund.ts'
import { withOurNames } from '../wire/reserved-metadata.ts'
import { decideDuplicate } from './decide-duplicate.ts'
import { readRefund } from './read-refund.ts'

/** A refund. @see https://docs.mollie.com/reference/create-refund */
export const refundPayment: WriteDefinition<'refund_payment', Context> = {
  prepare: (input, { settings: { account, scope } }) => {
    const checked = checkRefundPayment(input)
    return preparationOf({
      kind: 'refund_payment',
      account,
      reference: input?.reference,
      issues: [...(checked.ok ? [] : checked.issues), ...moneyIssues(input, account)],
      make: () => {
        if (!checked.ok) return undefined
        const { value } = checked
        const path = `/payments/${value.payment.id}/refunds`
        const body = JSON.stringify(toMollie(value, scope))
        const request = { method: 'POST', path, body } as const
        return { input: value, request, replayWindow: REPLAY_WINDOW }
      },
    })
  },
  call: ({ write, settings }, prepared) => {
    const { input, reference } = prepared
    return write(prepared, (client) =>
      client.paymentRefunds.create({
        ...toMollie(input, settings.scope),
        paymentId: input.payment.id ?? '',
        idempotencyKey: reference,
      }),
    )
  },
  decode: decodeRefund,
  rejections: () => rejectionsOf('refund_payment'),
}

function toMollie({ amount, reason, reference }: RefundPayment, scope: Scope) {
  return {
    amount: toAmount(amount),
    ...(reason !== undefined && { description: reason }),
    metadata: withOurNames({ reference }),
    ...testmodeOf(scope),
  }
}

async function decodeRefund(
  context: Context,
  { response, prepared }: Answered<'refund_payment'>,
): Promise<WriteReading<'refund_payment'>> {
  const { settings } = context
  const { payment, amount, reference } = prepared.input
  const made = readMade(context, response, { kind: prepared.kind, schema: refundReply })
  if (made.says !== 'made') {
    return response.status === 409 ? decideDuplicate(context, { prepared, refusal: made }) : made
  }
  const { reply } = made
  const { id, paymentId } = reply
  const expected = { paymentId: payment.id, reference, amount }
  const what = mismatchInPart(reply, expected, settings)
  if (what !== undefined) return mismatchReading(response, what)
  const fresh = isReplayed(response) ? await readFresh(context, payment) : undefined
  const now = fresh?.payment.refunds.find((refund) => refund.id === id)
  if (fresh && now) return applied(now, fresh.observation)
  const refund = readRefund(reply)
  const provenance = provenanceOf(response, settings, 'response')
  const observation: Observation = {
    ...provenance,
    ...(paymentId !== undefined && { paymentId }),
    refunds: [refund],
  }
  return applied(refund, rememberResponse(observation, response))
}

function applied(value: Refund, observation: Observation): WriteReading<'refund_payment'> {
  return { says: 'applied', value, observation }
}

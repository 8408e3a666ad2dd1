import {
  type Answered,
  preparationOf,
  type WriteDefinition,
  type WriteReading,
} from '@paystate/adapter-kit'
import type { RefundPayment } from '@paystate/core'
import { checkRefundPayment } from '@paystate/core/adapter'
import { REPLAY_WINDOW } from '../configuration/capabilities.ts'
import { moneyIssues } from '../configuration/check-payment-ref.ts'
import { type Scope, testmodeOf } from '../configuration/settings.ts'
import type { Context } from '../http/context.ts'
import { readMadePart } from '../http/read-made-part.ts'
import { readMade } from '../http/read-response.ts'
import { toMollie as toAmount } from '../money/amount.ts'
import { rejectionsOf } from '../result-codes/rejections.ts'
import { refundReply } from '../wire/refund.ts'
import { withOurNames } from '../wire/reserved-metadata.ts'
import { decideDuplicate } from './decide-duplicate.ts'
import { readRefund } from './read-refund.ts'

/** A refund. @see https://docs.mollie.com/reference/create-refund */
export const refundPayment: WriteDefinition<'refund_payment', Context> = {
  prepare: ({ settings: { account, scope } }, input) => {
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
  const made = readMade(response, { kind: prepared.kind, schema: refundReply })
  if (made.says !== 'made') {
    return response.status === 409 ? decideDuplicate(context, { prepared, refusal: made }) : made
  }
  const { payment, reference, amount } = prepared.input
  return readMadePart(
    context,
    { response, reply: made.reply },
    {
      payment,
      reference,
      amount,
      read: readRefund,
      among: ({ refunds }) => refunds,
      observed: (part) => ({ refunds: [part] }),
    },
  )
}

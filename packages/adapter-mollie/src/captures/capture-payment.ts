import {
  type Answered,
  preparationOf,
  type WriteDefinition,
  type WriteReading,
} from '@paystate/adapter-kit'
import type { CapturePayment } from '@paystate/core'
import { checkCapturePayment } from '@paystate/core/adapter'
import { REPLAY_WINDOW } from '../configuration/capabilities.ts'
import { moneyIssues } from '../configuration/check-payment-ref.ts'
import { type Scope, testmodeOf } from '../configuration/settings.ts'
import type { Context } from '../http/context.ts'
import { readMadePart } from '../http/read-made-part.ts'
import { readMade } from '../http/read-response.ts'
import { toMollie as toAmount } from '../money/amount.ts'
import { rejectionsOf } from '../result-codes/rejections.ts'
import { captureReply } from '../wire/capture.ts'
import { withOurNames } from '../wire/reserved-metadata.ts'
import { readCapture } from './read-capture.ts'

/**
 * A capture. `final` changes nothing in the request: the rest of the authorization is released by canceling
 * the payment, or expires with it.
 *
 * @see https://docs.mollie.com/reference/create-capture
 */
export const capturePayment: WriteDefinition<'capture_payment', Context> = {
  prepare: ({ settings: { account, scope } }, input) => {
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
  const made = readMade(response, { kind: prepared.kind, schema: captureReply })
  if (made.says !== 'made') return made
  const { payment, reference, amount } = prepared.input
  return readMadePart(
    context,
    { response, reply: made.reply },
    {
      payment,
      reference,
      amount,
      read: readCapture,
      among: ({ captures }) => captures,
      observed: (part) => ({ captures: [part] }),
    },
  )
}

import type { PaymentCreateParams } from '@mollie/api-client'
import {
  type Answered,
  preparationOf,
  readingOf,
  type WriteDefinition,
  type WriteReading,
} from '@paystate/adapter-kit'
import type { Observation } from '@paystate/core'
import { REPLAY_WINDOW } from '../configuration/capabilities.ts'
import { extraSchema } from '../configuration/extra-schema.ts'
import { mismatchIn, mismatchInAmount } from '../http/confirms-payment.ts'
import { type Context, readFresh } from '../http/context.ts'
import { mismatchReading } from '../http/mismatch.ts'
import { provenanceOf } from '../http/provenance.ts'
import { rememberResponse } from '../http/raw.ts'
import { isReplayed, readMade } from '../http/read-response.ts'
import { rejectionsOf } from '../result-codes/rejections.ts'
import { isId } from '../wire/ids.ts'
import { paymentReply } from '../wire/payment.ts'
import { checkCreate } from './check-create.ts'
import { toMollie } from './encode-payment.ts'
import { lacksQrCode } from './read-next-action.ts'
import { readPayment } from './read-payment.ts'

/** A new payment. @see https://docs.mollie.com/reference/create-payment */
export const createPayment: WriteDefinition<'create_payment', Context> = {
  prepare: ({ settings }, input) => {
    const { checked, ...objections } = checkCreate(input, settings)
    return preparationOf({
      kind: 'create_payment',
      account: settings.account,
      reference: input?.reference,
      ...objections,
      make: () => {
        if (!checked) return undefined
        const body = JSON.stringify(toMollie(checked, settings))
        const request = { method: 'POST', path: '/payments', body } as const
        const whole = { ...checked.input, extra: checked.extra }
        return { input: whole, request, replayWindow: REPLAY_WINDOW }
      },
    })
  },
  call: ({ write, settings }, prepared) => {
    const { input, reference } = prepared
    return write(prepared, (client) => {
      const parameters = toMollie({ input, extra: extraSchema.parse(input.extra) }, settings)
      if (!areParameters(parameters)) return undefined
      return client.payments.create({ ...parameters, idempotencyKey: reference })
    })
  },
  decode: decodeCreated,
  rejections: () => rejectionsOf('create_payment'),
}

/** The client types some strings as its own enums; the JSON is the same. */
function areParameters(value: object): value is PaymentCreateParams {
  return 'amount' in value && 'description' in value
}

async function decodeCreated(
  context: Context,
  { response, prepared }: Answered<'create_payment'>,
): Promise<WriteReading<'create_payment'>> {
  const { settings } = context
  const { reference, amount } = prepared.input
  const made = readMade(response, { kind: prepared.kind, schema: paymentReply })
  if (made.says !== 'made') return made
  const { reply } = made
  const what = mismatchIn(reply, { reference }, settings) ?? mismatchInAmount(reply.amount, amount)
  if (what !== undefined) return mismatchReading(response, what)
  const observation = readPayment(reply, provenanceOf(response, settings, 'response'))
  const reported = rememberResponse(observation, response)
  const withQrCode = lacksQrCode(reply)
  if (!isReplayed(response) && !withQrCode) return applied(reported)
  // A stored response is as old as the first attempt, and a new payment has no QR code yet.
  const { id } = reply
  const fresh = isId(id, 'payment')
    ? await readFresh(context, { id, reference, withQrCode })
    : undefined
  if (fresh) return applied(fresh.observation)
  return applied(rememberResponse({ ...reported, needsRead: true }, response))
}

function applied(observation: Observation): WriteReading<'create_payment'> {
  return { says: 'applied', value: readingOf(observation).payment, observation }
}

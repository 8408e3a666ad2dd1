import { PaymentEmbed, PaymentInclude } from '@mollie/api-client'
import { readingOf } from '@paystate/adapter-kit'
import type { PaymentReading } from '@paystate/core'
import { testmodeOf } from '../configuration/settings.ts'
import { mismatchIn } from '../http/confirms-payment.ts'
import type { Context, PaymentToRead } from '../http/context.ts'
import { mismatchError } from '../http/mismatch.ts'
import { provenanceOf } from '../http/provenance.ts'
import { rememberResponse } from '../http/raw.ts'
import { type ReadResponse, read } from '../http/read.ts'
import { type PaymentReply, paymentReply } from '../wire/payment.ts'
import { lacksQrCode } from './read-next-action.ts'
import { readPayment } from './read-payment.ts'

/** A payment with a well-formed id. */
export interface PaymentById extends PaymentToRead {
  readonly id: string
}

const operation = 'get_payment'

/**
 * Reads a payment by its id. Nothing from the request is copied into the reading.
 *
 * @throws {PaymentError} `mismatch` for a payment that does not confirm the expected one.
 */
export async function readById(context: Context, request: PaymentById): Promise<PaymentReading> {
  const { settings } = context
  const { id, reference } = request
  const { reply, response } = await readWithAction(context, request)
  const what = mismatchIn(reply, { id, reference }, settings)
  if (what !== undefined) {
    const { account } = settings
    throw mismatchError({ what, account, operation, reference: reference ?? id })
  }
  const observation = readPayment(reply, provenanceOf(response, settings, 'read'))
  return readingOf(rememberResponse(observation, response))
}

/** A QR code that is unavailable now hides nothing else: the response without it is used. */
async function readWithAction(
  context: Context,
  request: PaymentById,
): Promise<ReadResponse<PaymentReply>> {
  const plain = await readOnce(context, request)
  if (request.withQrCode || !lacksQrCode(plain.reply)) return plain
  try {
    return await readOnce(context, { ...request, withQrCode: true })
  } catch {
    return plain
  }
}

/** One call returns everything that belongs to a payment. */
const EMBEDDED = [PaymentEmbed.refunds, PaymentEmbed.captures, PaymentEmbed.chargebacks]

function readOnce(
  context: Context,
  { id, reference, withQrCode }: PaymentById,
): Promise<ReadResponse<PaymentReply>> {
  const { scope } = context.settings
  return read(context, {
    operation,
    subject: reference ?? id,
    of: { form: withQrCode ? 'payment with its QR code' : 'payment', id },
    schema: paymentReply,
    call: ({ payments }) =>
      payments.get(id, {
        embed: EMBEDDED,
        ...(withQrCode && { include: PaymentInclude.qrCode }),
        ...testmodeOf(scope),
      }),
  })
}

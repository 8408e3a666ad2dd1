import { readingOf } from '@paystate/adapter-kit'
import type { PaymentReading, ReadOptions } from '@paystate/core'
import type { Connection } from '../http/connection.ts'
import { mismatchError } from '../http/mismatch.ts'
import { provenanceOf } from '../http/provenance.ts'
import { type ReadAnswer, read } from '../http/read.ts'
import { type PaymentReply, paymentReply } from '../wire/payment.ts'
import { mismatchIn } from './mismatch-in.ts'
import { lacksQrCode } from './read-next-action.ts'
import { readPayment } from './read-payment.ts'

export interface ReadById extends ReadOptions {
  readonly id: string
  /** Our reference, where it is known: the payment itself must carry it. */
  readonly reference?: string | undefined
  /** Asks for the QR code at once; where one is missing, it is asked for in any case. */
  readonly withQrCode?: boolean
}

/**
 * Reads a payment whose id has been checked. Nothing of the request is put into the reading.
 *
 * @throws {PaymentError} `mismatch` for a payment that does not confirm what was expected of it.
 */
export async function readById(connection: Connection, request: ReadById): Promise<PaymentReading> {
  const { settings } = connection
  const { account } = settings
  const { id, reference } = request
  const { reply, answer } = await readWithAction(connection, request)
  const what = mismatchIn(reply, { id, reference }, settings)
  if (what !== undefined) {
    throw mismatchError({ what, account, operation: 'get_payment', reference: reference ?? id })
  }
  return readingOf(readPayment(reply, provenanceOf(answer, { account, via: 'read' })))
}

/** A code that cannot be had now hides nothing else: the answer without it stands. */
async function readWithAction(
  connection: Connection,
  request: ReadById,
): Promise<ReadAnswer<PaymentReply>> {
  const plain = await readOnce(connection, request)
  if (request.withQrCode || !lacksQrCode(plain.reply)) return plain
  try {
    return await readOnce(connection, { ...request, withQrCode: true })
  } catch {
    return plain
  }
}

/** Everything that belongs to a payment comes in one call. */
function readOnce(
  connection: Connection,
  { id, reference, withQrCode, signal }: ReadById,
): Promise<ReadAnswer<PaymentReply>> {
  const { scope } = connection.settings
  return read(connection, {
    operation: 'get_payment',
    path: `/payments/${id}`,
    query: {
      embed: ['refunds', 'captures', 'chargebacks'],
      ...(withQrCode && { include: 'details.qrCode' }),
      ...(scope.testmode && { testmode: true }),
    },
    subject: reference ?? id,
    schema: paymentReply,
    signal,
  })
}

import { readingOf } from '@paystate/adapter-kit'
import { PaymentError, type PaymentReading, type ReadOptions } from '@paystate/core'
import type { Connection } from '../operations/connection.ts'
import { provenanceOf } from '../operations/provenance.ts'
import { type ReadAnswer, read } from '../operations/read.ts'
import { type PaymentReply, paymentReply } from './payment-reply.ts'
import { lacksQrCode } from './read-next-action.ts'
import { readPayment } from './read-payment.ts'

export interface ReadById extends ReadOptions {
  readonly id: string
  /** Our reference, where it is known; a payment that shows another one is foreign. */
  readonly reference?: string | undefined
  /** Asks for the QR code at once; where one is missing, it is asked for in any case. */
  readonly withQrCode?: boolean
}

/** Reads a payment whose id has been checked. @throws {PaymentError} */
export async function readById(connection: Connection, request: ReadById): Promise<PaymentReading> {
  const { account } = connection.settings
  const { id, reference } = request
  const { reply, answer } = await readWithAction(connection, request)
  const observation = readPayment(reply, provenanceOf(answer, { account, via: 'read' }))
  const isOther = reference !== undefined && (observation.reference ?? reference) !== reference
  if (reply.id !== id || observation.account.mode !== account.mode || isOther) {
    throw mismatch(connection, reference ?? id)
  }
  return readingOf(observation, { reference })
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

/** The error of an object that is there, but is not the one that was asked for. */
export function mismatch({ settings }: Connection, reference: string): PaymentError {
  return new PaymentError('mismatch', {
    what: 'What the provider shows is another payment, or one of the other mode.',
    provider: settings.account.provider,
    operation: 'get_payment',
    reference,
  })
}

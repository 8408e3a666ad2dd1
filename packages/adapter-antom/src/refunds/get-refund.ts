import type { PaymentError, ReadOptions, RefundReading, RefundRef } from '@paystate/core'
import { ownAccountOrThrow } from '../configuration/own-account.ts'
import type { Context } from '../http/context.ts'
import { checkRead, invalidRead, refundHandle } from '../operations/read-input.ts'
import { notFound } from '../payments/get-payment.ts'
import { inquireRefund } from './inquire-refund.ts'

/** Reads a refund, by the provider's id or by our reference. */
export async function getRefund(
  context: Context,
  refund: RefundRef,
  { signal }: ReadOptions = {},
): Promise<RefundReading> {
  const operation = 'get_refund'
  checkRead(refund, { schema: refundHandle, operation })
  ownAccountOrThrow(context.settings.account, { of: refund.payment.account, operation })
  if (
    refund.id === undefined &&
    (context.settings.isOmnichannel || refund.reference === undefined)
  ) {
    throw unnamed(operation, context.settings.isOmnichannel)
  }
  const look = await inquireRefund(context, refund, { operation, signal })
  switch (look.kind) {
    case 'seen':
      return look.reading
    case 'no_answer':
      throw look.error
    case 'not_seen':
      throw notFound(operation, refund.reference ?? refund.id)
  }
}

function unnamed(operation: string, isOmnichannel: boolean): PaymentError {
  const message = isOmnichannel
    ? 'is needed here: the second version knows refunds by it alone'
    : 'is missing, and so is the reference'
  return invalidRead(operation, [{ path: 'id', message }])
}

import { PaymentError, type RefundReading, type RefundRef } from '@paystate/core'
import { PROVIDER } from '../configuration/account.ts'
import type { Context } from '../http/context.ts'
import { notFound } from '../http/inquire.ts'
import { inquireRefund } from './inquire-refund.ts'

/** Reads a refund, by the provider's id or by our reference. */
export async function getRefund(context: Context, refund: RefundRef): Promise<RefundReading> {
  const operation = 'get_refund'
  if (refund.id === undefined && context.settings.isOmnichannel) throw unnamed()
  const inquired = await inquireRefund(context, refund, operation)
  switch (inquired.kind) {
    case 'seen':
      return inquired.reading
    case 'failed':
      throw inquired.error
    case 'not_seen':
      throw notFound({ operation, reference: refund.reference ?? refund.id })
  }
}

function unnamed(): PaymentError {
  return new PaymentError('invalid_request', {
    what: 'Invalid refund reference.',
    provider: PROVIDER,
    operation: 'get_refund',
    issues: [
      { path: 'id', message: 'is required here: the second version finds refunds only by it' },
    ],
  })
}

import type { Refund } from '@paystate/core'
import { readInstant } from '@paystate/core/adapter'
import { fromMollie } from '../money/amount.ts'
import type { RefundReply } from '../wire/refund.ts'
import { ourNamesIn } from '../wire/reserved-metadata.ts'
import { readRefundStatus } from './refund-status.ts'

/** Reads a refund as the API returns it. */
export function readRefund(reply: RefundReply): Refund {
  const amount = fromMollie(reply.amount)
  const reference = ourNamesIn(reply.metadata)?.reference
  const createdAt = readInstant(reply.createdAt)
  const { status, ...reading } = readRefundStatus(reply.status, undefined)
  const isQueued = reply.status === 'queued'
  return {
    id: reply.id,
    ...(reference !== undefined && { reference }),
    status,
    amount: amount ? amount.minorUnits : 'not_reported',
    ...(amount && { currency: amount.currency }),
    providerStatus: { value: reply.status, codes: [], ...reading },
    ...(isQueued && { waitingFor: 'balance' as const }),
    ...(status === 'failed' && { failure: FAILED }),
    ...(createdAt !== undefined && { createdAt }),
    cancelable: status === 'pending' ? 'yes' : 'no',
  }
}

const FAILED = {
  code: 'failed',
  category: 'provider',
  next: 'new_reference',
  message: 'The money could not be sent and is back in the balance of the merchant.',
} as const

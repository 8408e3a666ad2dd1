import type { Capture } from '@paystate/core'
import { fromMollie } from '../money/amount.ts'
import type { CaptureReply } from '../wire/capture.ts'
import { ourNamesIn } from '../wire/reserved-metadata.ts'
import { readCaptureStatus } from './capture-status.ts'

/** Reads a capture as the API returns it. It does not report when the capture succeeded. */
export function readCapture(reply: CaptureReply): Capture {
  const amount = fromMollie(reply.amount)
  const reference = ourNamesIn(reply.metadata)?.reference
  const { status, ...reading } = readCaptureStatus(reply.status, undefined)
  return {
    id: reply.id,
    ...(reference !== undefined && { reference }),
    status,
    amount: amount ? amount.minorUnits : 'not_reported',
    ...(amount && { currency: amount.currency }),
    providerStatus: { value: reply.status, codes: [], ...reading },
    ...(status === 'failed' && { failure: FAILED }),
  }
}

const FAILED = {
  code: 'failed',
  category: 'provider',
  next: 'new_reference',
  message: 'The authorized money could not be captured.',
} as const

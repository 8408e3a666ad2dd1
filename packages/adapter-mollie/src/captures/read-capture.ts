import type { Capture } from '@paystate/core'
import { fromMollie } from '../money/amount.ts'
import { type CaptureReply, captureReply } from '../wire/capture.ts'
import { ourNamesIn } from '../wire/reserved-metadata.ts'
import { readCaptureStatus } from './capture-status.ts'

/** Reads a capture as the API writes it. When it succeeded is not reported. */
export function readCapture(reply: CaptureReply): Capture {
  const reference = ourNamesIn(reply.metadata)?.reference
  const { status, ...reading } = readCaptureStatus(reply.status, undefined)
  return {
    id: reply.id,
    ...(reference !== undefined && { reference }),
    status,
    amount: fromMollie(reply.amount)?.minorUnits ?? 'not_reported',
    providerStatus: { value: reply.status, codes: [], ...reading },
    ...(status === 'failed' && { failure: FAILED }),
  }
}

const FAILED = {
  code: 'failed',
  category: 'provider',
  next: 'new_reference',
  message: 'The authorized money could not be taken.',
} as const

/** Captures out of a list, and whether every item of it could be read. */
export function readCaptures(list: readonly unknown[]): {
  readonly captures: readonly Capture[]
  readonly isWhole: boolean
} {
  const read = list.map((item) => captureReply.safeParse(item))
  const captures = read.flatMap((item) => (item.success ? [readCapture(item.data)] : []))
  return { captures, isWhole: read.every(({ success }) => success) }
}

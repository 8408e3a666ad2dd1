import type { Capture } from '@paystate/core'
import { readFailure } from '../result-codes/read-failure.ts'
import type { CaptureReply } from '../wire/capture.ts'
import type { Result } from '../wire/result.ts'

/**
 * Reads the capture that a notification tells of; undefined where its result is open.
 *
 * Its request id is left out where it has an id: a capture that Antom made by itself carries the
 * payment's own reference, which the message does not show.
 */
export function readCaptureNotification(
  { captureId, captureRequestId, captureAmount, captureTime }: CaptureReply,
  result: Result | undefined,
): Capture | undefined {
  const name = captureId ?? captureRequestId
  const isDone = result?.status === 'S'
  if (!result || (!isDone && result.status !== 'F') || name === undefined) return undefined
  return {
    ...(captureId === undefined ? { reference: name } : { id: captureId }),
    status: isDone ? 'succeeded' : 'failed',
    amount: captureAmount?.minorUnits ?? 'not_reported',
    ...(captureAmount && { currency: captureAmount.currency }),
    providerStatus: {
      value: isDone ? 'SUCCESS' : 'FAIL',
      codes: [result.verbatim],
      recognized: true,
    },
    ...(!isDone && { failure: readFailure('transaction result', result.verbatim) }),
    ...(isDone && captureTime !== undefined && { capturedAt: captureTime }),
  }
}

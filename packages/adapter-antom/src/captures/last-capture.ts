import type { Capture, Prepared } from '@paystate/core'
import { parseRecord } from '../wire/parse-json.ts'

/**
 * What only the sender of a capture knows: that it was sent as the last one. No answer tells it back.
 * Assumed: last_capture.
 */
export function asSent(capture: Capture, { request }: Prepared<'capture_payment'>): Capture {
  const isLast = parseRecord(request.body)?.isLastCapture === true
  return isLast ? { ...capture, final: true } : capture
}

import type { Capture, Prepared } from '@paystate/core'

/**
 * What only the sender of a capture knows: that it was sent as the last one. No response says it.
 * Assumed: last_capture.
 */
export function asSent(capture: Capture, { input }: Prepared<'capture_payment'>): Capture {
  return input.final === true ? { ...capture, final: true } : capture
}

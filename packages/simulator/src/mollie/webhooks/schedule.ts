import { HOUR, MINUTE, SECOND } from '../times/durations.ts'

/**
 * When each of the ten attempts is made, from the first.
 *
 * @see https://docs.mollie.com/reference/webhooks
 */
export const WEBHOOK_SCHEDULE: readonly number[] = [
  0,
  MINUTE,
  3 * MINUTE,
  7 * MINUTE,
  15 * MINUTE,
  31 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  26 * HOUR,
]

/** An answer that takes longer counts as none. */
export const WEBHOOK_TIMEOUT = 15 * SECOND

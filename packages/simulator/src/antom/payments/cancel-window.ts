import { DAY, HOUR, MINUTE } from '../time/duration.ts'

const UTC_PLUS_8 = 8 * HOUR

/**
 * The last moment at which a payment can be canceled: 00:15 of the following day, in UTC+8.
 *
 * @see https://docs.antom.com/ac/cashierpay/cancel
 */
export function cancelWindowEnd(startedAt: number): number {
  const day = Math.floor((startedAt + UTC_PLUS_8) / DAY)
  return (day + 1) * DAY + 15 * MINUTE - UTC_PLUS_8
}

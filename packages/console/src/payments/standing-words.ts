import { isReported, type PaymentAmounts } from '@paystate/core'
import type { TrackedPayment } from '@paystate/engine'

/** What the list can be narrowed to, by standing. */
export const STANDING_WORDS: Readonly<Record<TrackedPayment['standing'], string>> = {
  live: 'may still take money',
  paid: 'was paid',
  ended: 'ended without money',
}

/** What a payment means for the money now: one that was paid may have given all of it back. */
export function moneyWords({
  standing,
  amounts,
}: Pick<TrackedPayment, 'standing' | 'amounts'>): string {
  const held = heldOf(amounts)
  if (isReported(amounts.captured) && amounts.captured > 0 && held === 0) {
    return 'holds no money anymore'
  }
  return standing === 'paid' && held !== 'not_reported' ? 'holds money' : STANDING_WORDS[standing]
}

/** What was captured, less what went back; what is not reported did not go back. */
function heldOf({ captured, ...gone }: PaymentAmounts): number | 'not_reported' {
  if (!isReported(captured)) return 'not_reported'
  const back = [gone.refunded, gone.reversed, gone.chargedBack].filter(isReported)
  return Math.max(0, captured - back.reduce((sum, amount) => sum + amount, 0))
}

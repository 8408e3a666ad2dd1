import { isReported } from '@paystate/core'
import type { TrackedPayment } from '@paystate/engine'

/** The standings as filters. */
export const STANDING_WORDS: Readonly<Record<TrackedPayment['standing'], string>> = {
  live: 'may still take money',
  paid: 'took money',
  ended: 'ended without money',
}

/** What a payment means for the money: one that was paid may have given all of it back since. */
export function standingWords({ standing, amounts }: TrackedPayment): string {
  if (standing !== 'paid') return STANDING_WORDS[standing]
  const { captured, reversed, refunded, chargedBack } = amounts
  if (!isReported(captured)) return STANDING_WORDS.paid
  const gone = [reversed, refunded, chargedBack].map((amount) => (isReported(amount) ? amount : 0))
  const held = gone.reduce((left, amount) => left - amount, captured)
  if (held > 0) return 'holds money'
  return isReported(chargedBack) && chargedBack > 0
    ? 'lost its money to a chargeback'
    : 'gave all its money back'
}

/** A chargeback, or an inquiry before one, that is not decided. */
export function isDisputed({ disputes }: Pick<TrackedPayment, 'disputes'>): boolean {
  return disputes.some(({ status }) => status === 'open')
}

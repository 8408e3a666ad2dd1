/** What a payment's standing means for the money, by standing. */
export const STANDING_WORDS: Readonly<Record<'live' | 'paid' | 'ended', string>> = {
  live: 'may still take money',
  paid: 'holds money',
  ended: 'ended without money',
}

/** What a provider may change in a response without notice, and no adapter may take for money. */
export const ALTERATIONS = {
  unknown_word: 'the status is undocumented',
  amount_left_out: 'every amount is left out',
  amount_unreadable: 'every amount is unreadable',
  amount_differs: 'the amount of the payment is not the requested one',
} as const

/** One of the keys of {@link ALTERATIONS}. */
export type Alteration = keyof typeof ALTERATIONS

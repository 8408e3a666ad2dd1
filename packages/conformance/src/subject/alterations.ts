/** What a provider may change in an answer without notice, and what no adapter may take for money. */
export const ALTERATIONS = {
  unknown_word: 'the status is a word that nobody documented',
  amount_left_out: 'every amount is left out',
  amount_unreadable: 'every amount is something that cannot be read',
  amount_differs: 'the amount of the payment is another than was asked for',
} as const

/** One of the words of {@link ALTERATIONS}. */
export type Alteration = keyof typeof ALTERATIONS

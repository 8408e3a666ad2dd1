/** What can be wrong with a message of Antom's, an answer or a notification, beside its arrival. */
export const FLAWS = {
  unsigned: 'It carries no signature.',
  half_signed: 'It carries a signature, and not the time that was signed.',
  malformed_signature: 'Its Signature header has no signature in it.',
  wrong_signature: 'Its signature is well formed and does not fit.',
  old_key: 'It is signed with the key that was Antom’s before the last rotation.',
  foreign_key: 'It is signed with a key that is nobody’s.',
  reserialized_body: 'Its body was written anew after it was signed.',
  clock_skew: 'All its times are ahead, by ten minutes unless `clockSkewMs` says otherwise.',
  unreadable_time: 'The time that it was signed with is no time.',
  wrong_time:
    'It was signed with a time hours ahead, three unless `clockSkewMs` says otherwise; the times in it are right.',
  new_word: 'Its status is a word that nobody documented.',
  mixed_case: 'Its status is written in mixed case.',
} as const

/** One of the words of {@link FLAWS}. */
export type Flaw = keyof typeof FLAWS

/** A flaw as a message has it. */
export interface MetFlaw {
  readonly flaw: Flaw
  /** Milliseconds that a wrong time is ahead of the right one; negative: behind. */
  readonly clockSkewMs?: number | undefined
}

/**
 * How the operation may be attempted again: under the same reference, under a new one, by another operation
 * (a refund instead of a cancel), or not at all.
 */
export type Next = 'same_reference' | 'new_reference' | 'different_operation' | 'never'

export const NEXT: readonly Next[] = [
  'same_reference',
  'new_reference',
  'different_operation',
  'never',
]

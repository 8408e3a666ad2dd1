import { PaymentError } from '@paystate/core'
import { PROVIDER } from '../configuration/account.ts'

/** Antom has no lists: unknown payments cannot be found. */
export function listChanges(): AsyncIterable<never> {
  const error = new PaymentError('not_supported', {
    what: 'The provider has no list of payments.',
    provider: PROVIDER,
    operation: 'list_changes',
  })
  return { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(error) }) }
}

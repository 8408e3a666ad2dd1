import { type Account, PaymentError } from '@paystate/core'
import { isSameWorld } from '@paystate/core/adapter'

/**
 * Says whether something belongs to another account than the configured one. Without a profile, an account
 * is named by its key, and another key may be a new one of the same account.
 */
export function isOtherAccount(account: Account, configured: Account): boolean {
  if (!isSameWorld(account, configured)) return true
  return isProfile(account) && isProfile(configured) && account.id !== configured.id
}

function isProfile({ id }: Account): boolean {
  return id.startsWith('pfl_')
}

/** The error of a read of what belongs to another account. */
export function otherAccount(configured: Account, operation: string): PaymentError {
  return new PaymentError('account_differs', {
    what: 'It belongs to another account than the configured one.',
    provider: configured.provider,
    operation,
    money: 'Nothing was sent.',
    advice: 'Read it with the adapter of its own account.',
  })
}

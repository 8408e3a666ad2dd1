import { type Account, PaymentError } from '@paystate/core'
import { isSameWorld } from '@paystate/core/adapter'

/**
 * Whether a payment of the one account can be read with the keys of the other: the same client id in the same
 * mode. Stores behind one client id share its payments, and a store may be added to a configuration later.
 */
export function isOwnAccount(own: Account, other: Account): boolean {
  return isSameWorld(own, other) && clientOf(own) === clientOf(other)
}

/** No client id has a slash. */
function clientOf({ id }: Account): string | undefined {
  return id.split('/')[0]
}

/** @throws {PaymentError} `account_differs`: what belongs to another account is not asked for. */
export function ownAccountOrThrow(
  account: Account,
  { of, operation }: { readonly of: Account; readonly operation: string },
): void {
  if (isOwnAccount(account, of)) return
  throw new PaymentError('account_differs', {
    what: 'It belongs to another account than the one that is configured.',
    provider: account.provider,
    operation,
    money: 'Nothing was sent.',
    advice: 'Read it with the account that made it.',
  })
}

import { type Account, PaymentError } from '@paystate/core'
import { isSameWorld } from '@paystate/core/adapter'

/** @throws {PaymentError} `account_differs`: what belongs to another provider or mode is not asked for. */
export function sameWorldOrThrow(
  account: Account,
  { of, operation }: { readonly of: Account; readonly operation: string },
): void {
  if (isSameWorld(account, of)) return
  throw new PaymentError('account_differs', {
    what: 'It belongs to another provider or mode than the one that is configured.',
    provider: account.provider,
    operation,
    money: 'Nothing was sent.',
    advice: 'Read it with the provider that made it.',
  })
}

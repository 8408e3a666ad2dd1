import type { Account } from '@paystate/core'

interface Part {
  readonly mode?: string | undefined
  readonly paymentId?: string | undefined
}

/** Says whether a refund or capture is one of this payment in this mode, as far as it tells. */
export function isOfPayment(
  { mode, paymentId }: Part,
  { account, id }: { readonly account: Account; readonly id: string | undefined },
): boolean {
  return (mode ?? account.mode) === account.mode && (paymentId ?? id) === id
}

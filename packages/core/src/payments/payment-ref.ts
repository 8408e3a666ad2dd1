import type { Account } from './account.ts'

/** Names a payment: by our reference, the provider's id, or both. */
export type PaymentRef =
  | { readonly account: Account; readonly reference: string; readonly id?: string | undefined }
  | { readonly account: Account; readonly reference?: string | undefined; readonly id: string }

import type { MerchantAccount } from '../account/merchant-account.ts'
import type { PayMessage } from '../messages/pay-message.ts'

/** All of a request as one text, where the account compares all of it. */
export function fingerprintFor(
  { rules }: MerchantAccount,
  message: PayMessage,
): string | undefined {
  return rules.comparedFields === 'all' ? JSON.stringify(message) : undefined
}

import { createHash } from 'node:crypto'
import type { MerchantAccount } from '../account/merchant-account.ts'
import type { PayMessage } from '../messages/pay-message.ts'

/** What stands for all of a request, where the account compares all of it; no card can be read from it. */
export function fingerprintFor(
  { rules }: MerchantAccount,
  message: PayMessage,
): string | undefined {
  if (rules.comparedFields === 'documented') return undefined
  return createHash('sha256').update(JSON.stringify(message)).digest('hex')
}

import type { MerchantAccount } from '../account/merchant-account.ts'
import { pageCard } from './card.ts'
import type { Payment } from './payment.ts'

/** The card that a payer typed on a page is known from then on. */
export function knowCard({ ids }: MerchantAccount, payment: Payment): void {
  if (payment.method.type === 'CARD') payment.card ??= pageCard(ids.cardToken())
}

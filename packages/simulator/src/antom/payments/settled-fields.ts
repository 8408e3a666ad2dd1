import type { MerchantAccount } from '../account/merchant-account.ts'
import { acquirerFields } from '../acquirer/acquirer-fields.ts'
import { toWire } from '../money/amount.ts'
import { settlementFields } from '../settlement/settlement-fields.ts'
import type { Payment } from './payment.ts'

/** What is known of the money itself once a payment is paid: what is settled, by whom, with what discount. */
export function settledFields(account: MerchantAccount, payment: Payment) {
  const { amount, paidAt, paymentId: id, paymentRequestId: requestId } = payment
  if (paidAt === undefined) return {}
  return {
    ...settlementFields(account, { payment, amount }),
    ...acquirerFields(account, { id, requestId }),
    ...(payment.isDeclared && { customsDeclarationAmount: toWire(amount) }),
  }
}

/** The discounts that the payer's wallet gave; the field is spelled in two ways. */
export function promotionsOf({ amount: { currency }, discount }: Payment) {
  if (discount === undefined) return undefined
  const savingsAmount = toWire({ currency, minorUnits: discount })
  return [
    { promotionType: 'DISCOUNT', discount: { discountName: 'Simulated discount', savingsAmount } },
  ]
}

/** What an inquiry tells to accounts of Antom's orchestration, beside the rest. */
export function orchestratedFields({ rules }: MerchantAccount, payment: Payment) {
  const { amount, discount = 0, card, redirectUrl, method, paidAt } = payment
  if (!rules.isOrchestrated) return {}
  const paid = { ...amount, minorUnits: amount.minorUnits - discount }
  return {
    paymentMethodType: method.type,
    paymentRedirectUrl: redirectUrl,
    actualPaymentAmount: paidAt === undefined ? undefined : toWire(paid),
    cardInfo: card && {
      cardBrand: card.brand,
      funding: 'CREDIT',
      issuingCountry: card.country ?? 'US',
    },
  }
}

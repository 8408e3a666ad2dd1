import type { MerchantAccount } from '../account/merchant-account.ts'
import type { CardDetails, PayMessage } from '../messages/pay-message.ts'
import type { AntomResultCode } from '../results/result-codes.ts'
import { type Card, pageCard } from './card.ts'
import { TEST_CARDS } from './test-cards.ts'

/** The result for a card whose number or token came with the request. */
export function judgeCard(
  { ids }: MerchantAccount,
  { paymentMethod }: PayMessage,
): { card: Card; refusal: AntomResultCode | undefined } {
  const { paymentMethodMetaData: details, paymentMethodId } = paymentMethod
  const token = paymentMethodId ?? ids.cardToken()
  if (!details?.cardNo) return { card: pageCard(token), refusal: undefined }
  const { cardNo } = details
  const known = TEST_CARDS.find((card) => card.cardNo === cardNo)
  const card = {
    token,
    brand: known?.brand ?? (cardNo.startsWith('5') ? 'MASTERCARD' : 'VISA'),
    country: known?.country,
    lastFour: cardNo.slice(-4),
    expiryMonth: details.expiryMonth ?? '',
    expiryYear: details.expiryYear ?? '',
    isChallenged: details.is3DSAuthentication,
  }
  return { card, refusal: cardRefusal({ ...details, cardNo }) }
}

function cardRefusal(details: CardDetails & { cardNo: string }): AntomResultCode | undefined {
  const { cardNo, cvv, expiryMonth, expiryYear } = details
  if (!addsUp(cardNo)) return 'INVALID_CARD_NUMBER'
  if (!/^\d{2}$/.test(expiryMonth ?? '') || !/^\d{2,4}$/.test(expiryYear ?? '')) {
    return 'INVALID_EXPIRY_DATE_FORMAT'
  }
  if (Number(expiryMonth) < 1 || Number(expiryMonth) > 12) return 'INVALID_EXPIRATION_DATE'
  if (cvv !== undefined && !/^\d{3,4}$/.test(cvv)) return 'INVALID_CVV'
  return TEST_CARDS.find((card) => card.cardNo === cardNo)?.declinedAs
}

/** The check digit that every card number carries. */
function addsUp(cardNo: string): boolean {
  if (!/^\d{12,19}$/.test(cardNo)) return false
  const sum = [...cardNo].reverse().reduce((total, digit, index) => {
    const value = index % 2 === 0 ? Number(digit) : Number(digit) * 2
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

import type { PaymentReply } from '../wire/payment.ts'
import { asWord } from '../wire/word.ts'
import { isTwoStepMethod } from './two-step-methods.ts'

/** Whether success means that the money is taken, or only promised. */
export type Steps = 'automatic' | 'manual' | 'not_reported'

/**
 * What an answer shows about its payment's steps.
 *
 * `paymentResultInfo` alone is no evidence: wallets have it too. A field of a card in it is.
 */
export function stepsOf(reply: PaymentReply): Steps {
  const { paymentMethodType, created } = reply
  if (showsTwoSteps(reply) || created.capture === 'manual') return 'manual'
  return created.capture === 'payer_chooses' && paymentMethodType === undefined
    ? 'not_reported'
    : 'automatic'
}

function showsTwoSteps(reply: PaymentReply): boolean {
  const { paymentMethodType, captureBefore, cardInfo, transactions } = reply
  return (
    captureBefore !== undefined ||
    cardInfo !== undefined ||
    isTwoStepMethod(paymentMethodType) ||
    showsCard(reply) ||
    transactions.items.some(({ transactionType }) => asWord(transactionType ?? '') === 'CAPTURE')
  )
}

/** Says whether the payment was made with a card, which cannot be canceled once captured. */
export function showsCard({ paymentResultInfo: info, cardInfo, paymentMethodType }: PaymentReply) {
  const { cardNo, cardBrand, cardToken, lastFour, cardBin, expiryMonth } = info ?? {}
  const fields = [cardNo, cardBrand, cardToken, lastFour, cardBin, expiryMonth]
  const { networkTransactionId, threeDSResult } = info ?? {}
  return (
    cardInfo !== undefined ||
    asWord(paymentMethodType ?? '') === 'CARD' ||
    [...fields, networkTransactionId, threeDSResult].some((field) => field !== undefined)
  )
}

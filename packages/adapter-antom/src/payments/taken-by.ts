import type { Payment } from '@paystate/core'
import { asWord } from '../wire/lenient.ts'
import type { PaymentReply } from '../wire/payment.ts'
import { isTwoStepMethod } from './two-step-methods.ts'

/** What captures the money: success itself, or only the captures after it. */
export type TakenBy = 'success' | 'captures' | 'not_reported'

/**
 * What captures the money of this payment, by what its response shows, what its creation sent, and what is known
 * of it. Each is enough: no page promises that metadata is returned, and most inquiries name no method.
 */
export function takenBy(reply: PaymentReply, known?: Payment): TakenBy {
  const { paymentMethodType, created } = reply
  const type = paymentMethodType ?? known?.method?.type
  const isSentSo = created.capture === 'manual' || created.capture === 'after_authorization'
  if (isSentSo || isTwoStepMethod(type) || showsCaptures(reply) || showsCard(reply)) {
    return 'captures'
  }
  return isChosenByPayer(reply, known) && type === undefined ? 'not_reported' : 'success'
}

/** On Antom's page the payer chooses the method; a known session without a method implies that too. */
function isChosenByPayer({ created }: PaymentReply, known: Payment | undefined): boolean {
  const isKnownSession = created.session === undefined && known?.times.expiresAt !== undefined
  return created.capture === 'payer_chooses' || isKnownSession
}

function showsCaptures({ captureBefore, transactions }: PaymentReply): boolean {
  return (
    captureBefore !== undefined ||
    transactions.items.some(({ transactionType }) => asWord(transactionType ?? '') === 'CAPTURE')
  )
}

/**
 * Whether the payment was made with a card, which cannot be canceled once captured.
 *
 * `paymentResultInfo` alone is no evidence: wallets have it too. A card field in it is.
 */
export function showsCard({ paymentResultInfo, cardInfo, paymentMethodType }: PaymentReply) {
  if (cardInfo !== undefined || asWord(paymentMethodType ?? '') === 'CARD') return true
  const { funding, creditPayPlan: _ofWallets, ...fields } = paymentResultInfo ?? {}
  return (
    CARD_FUNDINGS.has(asWord(funding ?? '')) ||
    Object.values(fields).some((field) => field !== undefined)
  )
}

/** Wallets have others: WALLETS, BNPL_POSTPAID, BNPL_INSTALLMENT. */
const CARD_FUNDINGS = new Set(['CREDIT', 'DEBIT', 'PREPAID', 'CHARGE', 'DEFERRED_DEBIT'])

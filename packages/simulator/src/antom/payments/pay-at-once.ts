import type { MerchantAccount } from '../account/merchant-account.ts'
import type { PayMessage } from '../messages/pay-message.ts'
import { result } from '../results/result.ts'
import type { AntomResultCode } from '../results/result-codes.ts'
import { failPayment } from './fail-payment.ts'
import { judgeCard } from './judge-card.ts'
import type { Payment } from './payment.ts'
import { succeedPayment } from './succeed-payment.ts'

/**
 * Ends a payment that needs no page: a card whose data came along, or a wallet the payer tied to
 * the merchant before.
 */
export function payAtOnce(
  account: MerchantAccount,
  { payment, message }: { payment: Payment; message: PayMessage },
): void {
  const { paymentMethodMetaData: details, paymentMethodId } = message.paymentMethod
  const isCard = payment.method.type === 'CARD'
  const isTold = details?.cardNo !== undefined || paymentMethodId !== undefined
  const isTied = message.productCode === 'AGREEMENT_PAYMENT' && paymentMethodId !== undefined
  if (isCard && isTold) payWithCard(account, { payment, message })
  else if (isTied) finish(account, { payment, refusal: undefined })
}

function payWithCard(
  account: MerchantAccount,
  { payment, message }: { payment: Payment; message: PayMessage },
): void {
  const { card, refusal } = judgeCard(account, message)
  payment.card = card
  if (!card.isChallenged) finish(account, { payment, refusal })
  else if (refusal) payment.refusal = result(refusal)
}

function finish(
  account: MerchantAccount,
  { payment, refusal }: { payment: Payment; refusal: AntomResultCode | undefined },
): void {
  if (account.holds.take('payment')) {
    payment.isHeld = true
    return
  }
  payment.isAnsweredAtOnce = true
  if (refusal) failPayment(account, { payment, reason: result(refusal), kind: 'failed' })
  else succeedPayment(account, payment)
}

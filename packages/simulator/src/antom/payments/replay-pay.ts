import type { MerchantAccount } from '../account/merchant-account.ts'
import type { Answer } from '../gateway/answer.ts'
import type { PayMessage } from '../messages/pay-message.ts'
import { isSameAmount } from '../money/amount.ts'
import { result } from '../results/result.ts'
import { answerPayment } from './answer-payment.ts'
import { fingerprintFor } from './fingerprint.ts'
import type { Payment } from './payment.ts'

/** Answers a `pay` whose request id is known, by how the first one stands. */
export function replayPay(
  account: MerchantAccount,
  { earlier, message }: { earlier: Payment; message: PayMessage },
): Answer {
  const isSame =
    isSameTerms(earlier, message) && earlier.fingerprint === fingerprintFor(account, message)
  return isSame ? answerPayment(account, earlier) : { result: result('REPEAT_REQ_INCONSISTENT') }
}

/** The fields that are documented as compared. */
function isSameTerms(earlier: Payment, { paymentAmount, paymentMethod }: PayMessage): boolean {
  return (
    isSameAmount(earlier.orderedAmount, paymentAmount) &&
    earlier.method.type === paymentMethod.paymentMethodType &&
    earlier.paymentMethodId === paymentMethod.paymentMethodId
  )
}

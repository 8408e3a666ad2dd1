import type { MerchantAccount } from '../account/merchant-account.ts'
import type { Answer } from '../gateway/answer.ts'
import type { ConsultMessage } from '../messages/consult-message.ts'
import { result } from '../results/result.ts'
import { methodRefusal, orderRefusal } from './order-refusal.ts'

/**
 * Lists the methods that take an amount.
 *
 * @see https://docs.antom.com/ac/ams/consult
 */
export function consultMethods(account: MerchantAccount, message: ConsultMessage): Answer {
  const { paymentAmount: amount, allowedPaymentMethods, blockedPaymentMethods } = message
  const refusal = orderRefusal(account, { amount, settlementCurrency: message.settlementStrategy })
  if (refusal) return { result: result(refusal) }
  const allowed = allowedPaymentMethods?.length ? allowedPaymentMethods : undefined
  const paymentOptions = [...account.methods.values()]
    .filter(({ type }) => allowed?.includes(type) ?? true)
    .filter(({ type }) => !blockedPaymentMethods?.includes(type))
    .filter((method) => methodRefusal(method, amount) === undefined)
    .map(({ type, label }) => ({
      paymentMethodType: type,
      paymentMethodCategory: type === 'CARD' ? 'CARD' : 'WALLET',
      enabled: true,
      preferred: false,
      logo: { logoName: label },
    }))
  return { result: result('SUCCESS'), paymentOptions }
}

import { maskNumber } from '@paystate/adapter-kit'
import type { PaymentMethod } from '@paystate/core'
import type { PaymentReply } from '../wire/payment.ts'

/** The method, without sensitive data: never a full card number. */
export function readMethod(reply: PaymentReply): PaymentMethod | undefined {
  const { paymentMethodType, paymentResultInfo: info, cardInfo } = reply
  const brand = info?.cardBrand ?? cardInfo?.cardBrand
  const installments = readPlan(reply)
  const found: PaymentMethod = {
    ...(paymentMethodType !== undefined && { type: paymentMethodType }),
    ...(info?.cardNo !== undefined && { masked: maskNumber(info.cardNo) }),
    ...(brand !== undefined && { brand }),
    ...(installments && { installments }),
  }
  return Object.keys(found).length > 0 ? found : undefined
}

function readPlan({ paymentResultInfo }: PaymentReply): PaymentMethod['installments'] {
  const { installmentNum, interval } = paymentResultInfo?.creditPayPlan ?? {}
  const count = Number(installmentNum)
  if (!Number.isSafeInteger(count) || count < 1) return undefined
  return { count, ...(interval !== undefined && { interval }) }
}

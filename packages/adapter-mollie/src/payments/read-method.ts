import { maskNumber } from '@paystate/adapter-kit'
import type { PaymentMethod } from '@paystate/core'
import type { PaymentReply } from '../wire/payment.ts'

/** The method, without sensitive data: never a full card or account number. */
export function readMethod({ method, details }: PaymentReply): PaymentMethod | undefined {
  const masked = details?.cardMaskedNumber ?? details?.cardNumber
  const found: PaymentMethod = {
    ...(method !== undefined && { type: method }),
    ...(masked !== undefined && { masked: maskNumber(masked) }),
    ...(details?.cardLabel !== undefined && { brand: details.cardLabel }),
  }
  return Object.keys(found).length > 0 ? found : undefined
}

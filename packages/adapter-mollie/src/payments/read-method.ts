import type { PaymentMethod } from '@paystate/core'
import type { PaymentReply } from '../wire/payment.ts'

/** The method as far as it is harmless to keep: never a whole card or account number. */
export function readMethod({ method, details }: PaymentReply): PaymentMethod | undefined {
  const masked = details?.cardMaskedNumber ?? details?.cardNumber
  const found: PaymentMethod = {
    ...(method !== undefined && { type: method }),
    ...(masked !== undefined && { masked: mask(masked) }),
    ...(details?.cardLabel !== undefined && { brand: details.cardLabel }),
  }
  return Object.keys(found).length > 0 ? found : undefined
}

/** Keeps what is masked already, and the last four digits of anything else. */
function mask(number: string): string {
  return /\d{7}/.test(number) ? `${'*'.repeat(12)}${number.slice(-4)}` : number
}

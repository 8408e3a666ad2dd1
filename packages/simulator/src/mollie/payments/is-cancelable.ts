import { methodOf } from '../methods/method.ts'
import type { Payment } from './payment.ts'

/**
 * Whether the merchant may cancel a payment: few methods allow it while the payer can still act,
 * and an authorized payment is released instead.
 */
export function isCancelable({ status, method }: Payment): boolean {
  const allows = methodOf(method ?? '')?.isCancelable ?? false
  return status === 'open' ? allows : status === 'pending' && method === 'directdebit'
}

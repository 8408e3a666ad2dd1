import { isReported } from '@paystate/core'
import type { ShopPayment } from './shop-payment.ts'

/** Whether more than one payment of an order holds money: the payer paid twice. */
export function heldTwice(payments: readonly ShopPayment[]): boolean {
  return payments.filter(holdsMoney).length > 1
}

/** Whether some captured money has not been returned. */
export function holdsMoney({ record }: ShopPayment): boolean {
  const { captured, refunded, reversed } = record.payment.amounts
  if (!isReported(captured)) return false
  const gone = (isReported(refunded) ? refunded : 0) + (isReported(reversed) ? reversed : 0)
  return captured - gone > 0
}

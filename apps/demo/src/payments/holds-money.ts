import { isReported } from '@paystate/core'
import type { TrackedPayment } from '@paystate/engine'

/** Whether more than one payment of an order holds money: the payer paid twice. */
export function heldTwice(payments: readonly { readonly payment: TrackedPayment }[]): boolean {
  return payments.filter(({ payment }) => holdsMoney(payment)).length > 1
}

/** Whether some captured money has not been returned. */
export function holdsMoney({ amounts }: TrackedPayment): boolean {
  const { captured, refunded, reversed } = amounts
  if (!isReported(captured)) return false
  const gone = (isReported(refunded) ? refunded : 0) + (isReported(reversed) ? reversed : 0)
  return captured - gone > 0
}

import { isReported } from '@paystate/core'
import type { TrackedPayment } from '@paystate/engine'

/** The payments of an order that hold money, if there are several: the payer paid more than once. */
export function paidTwice<View extends { readonly payment: TrackedPayment }>(
  payments: readonly View[],
): readonly View[] {
  const holders = payments.filter(({ payment }) => holdsMoney(payment))
  return holders.length > 1 ? holders : []
}

/** Whether some captured money has not been returned. */
export function holdsMoney({ amounts }: TrackedPayment): boolean {
  const { captured, refunded, reversed } = amounts
  if (!isReported(captured)) return false
  const gone = (isReported(refunded) ? refunded : 0) + (isReported(reversed) ? reversed : 0)
  return captured - gone > 0
}

import type { Account } from '@paystate/core'
import { createPaymentRecord } from '@paystate/core'
import type { Order } from '../orders/order.ts'
import type { ShopPayment } from './shop-payment.ts'

/** A payment before anything is stored or sent. */
export function createShopPayment(
  order: Order,
  made: { reference: string; attempt: number; account: Account; simulation?: string | undefined },
): ShopPayment {
  const { reference, attempt, account, simulation } = made
  return {
    format: 1,
    reference,
    revision: 0,
    order,
    attempt,
    record: createPaymentRecord({
      account,
      reference,
      orderReference: order.reference,
      requested: order.amount,
    }),
    operations: [],
    reading: { reads: 0, calls: 0 },
    story: [],
    ...(simulation !== undefined && { simulation }),
  }
}

import type { OpenedDatabase, Payments } from '@paystate/engine'
import { openWholeShop } from '../../../packages/engine/test/support/whole-shop.ts'

/** A shop on one database, whose provider is simulated in this process. */
export interface Shop {
  readonly payments: Payments
  /**
   * Pays orders: intents, requests, webhooks, reads, and the events in the shop's own table.
   *
   * @param callers How many payers order at the same time; default 1.
   * @returns Their payments.
   */
  payWhole(count?: number, options?: { readonly callers: number }): Promise<readonly string[]>
}

export async function openShop(database: OpenedDatabase): Promise<Shop> {
  const { query, transaction } = database
  const { payments, pay, payerPays, deliver } = await openWholeShop({ query, transaction })
  let orders = 0
  return {
    payments,
    async payWhole(count = 1, { callers } = { callers: 1 }) {
      const paid: string[] = []
      const last = orders + count
      const payer = async () => {
        while (orders < last) {
          orders += 1
          const result = await pay(`order_${orders}`)
          await payerPays(result)
          paid.push(result.payment.id)
        }
      }
      await Promise.all(Array.from({ length: callers }, payer))
      await deliver()
      while ((await payments.work({ forMs: 0 })) > 0);
      return paid
    },
  }
}

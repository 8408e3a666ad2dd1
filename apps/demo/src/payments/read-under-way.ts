import type { TrackedPayment } from '@paystate/engine'
import type { Shop } from '../shop/shop.ts'

/** Payments that may still take money, by the provider that made them. */
export async function readUnderWay({
  payments,
}: Shop): Promise<ReadonlyMap<string, readonly TrackedPayment[]>> {
  const { payments: live } = await payments.list({ standing: 'live', limit: 200 })
  return Map.groupBy(live, ({ instance }) => instance)
}

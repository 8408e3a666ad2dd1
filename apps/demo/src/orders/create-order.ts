import { instantOf } from '@paystate/core'
import type { Product } from '../products/products.ts'
import type { Order } from './order.ts'

/** An order of one product, placed now. */
export function createOrder(
  product: Product,
  { reference, capture, now }: Pick<Order, 'reference' | 'capture'> & { now: number },
): Order {
  return {
    reference,
    product: product.id,
    description: product.name,
    amount: product.price,
    capture,
    placedAt: instantOf(now),
  }
}

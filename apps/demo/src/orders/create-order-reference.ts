import { randomBytes } from 'node:crypto'

/** A new name for an order, short enough to read out. */
export function createOrderReference(): string {
  return `order_${randomBytes(5).toString('hex')}`
}

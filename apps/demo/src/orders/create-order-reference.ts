import { randomBytes } from 'node:crypto'

/** A new order reference, short enough to read out loud. */
export function createOrderReference(): string {
  return `order_${randomBytes(5).toString('hex')}`
}

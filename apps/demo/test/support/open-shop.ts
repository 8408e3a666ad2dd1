import { createReference } from '@paystate/core'
import type { Order } from '../../src/orders/order.ts'
import type { Shop } from '../../src/shop/shop.ts'
import { createMemoryStore } from '../../src/store/create-memory-store.ts'
import type { PaymentStore } from '../../src/store/payment-store.ts'
import { createFakeAdapter, type FakeAdapter } from './fake-adapter.ts'
import { createManualClock, type ManualClock } from './manual-clock.ts'

export interface TestShop extends Shop {
  readonly adapter: FakeAdapter
  readonly clock: ManualClock
}

/** A shop at a fake provider, with a store that the tests of a file may share. */
export function openShop(given: { store?: PaymentStore } = {}): TestShop {
  const clock = createManualClock()
  return {
    adapter: createFakeAdapter(clock),
    store: given.store ?? createMemoryStore(),
    clock,
    origin: 'http://127.0.0.1:3000',
    createReference: () => createReference({ prefix: 'test_' }),
    inFlight: new Set(),
  }
}

let orders = 0

export function anOrder(changes: Partial<Order> = {}): Order {
  orders += 1
  return {
    reference: `order_${orders.toString(16).padStart(10, '0')}`,
    product: 'stoneware-mug',
    description: 'Stoneware mug',
    amount: { currency: 'EUR', minorUnits: 2450 },
    placedAt: '2026-01-15T12:00:00Z',
    ...changes,
  }
}

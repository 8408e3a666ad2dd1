import { epochOf } from '@paystate/core'
import type { ShopPayment } from '../payments/shop-payment.ts'
import { dueAt } from './due-at.ts'
import type { PaymentFilter, PaymentStore } from './payment-store.ts'

/** Keeps payments in memory, for runs that end by themselves. */
export function createMemoryStore(): PaymentStore {
  const payments = new Map<string, ShopPayment>()
  const listeners = new Set<(payment: ShopPayment) => void>()

  function isTaken({ order, attempt }: ShopPayment): boolean {
    return [...payments.values()].some(
      (one) => one.order.reference === order.reference && one.attempt === attempt,
    )
  }

  return {
    async save(payment) {
      const kept = payments.get(payment.reference)
      const isNewest = kept ? kept.revision === payment.revision : payment.revision === 0
      if (!isNewest || (!kept && isTaken(payment))) return 'stale'
      const saved = { ...payment, revision: payment.revision + 1 }
      payments.set(saved.reference, saved)
      for (const listener of listeners) listener(saved)
      return saved
    },
    find: async (reference) => payments.get(reference),
    list: async (filter = {}) =>
      [...payments.values()].filter((payment) => fits(payment, filter)).toSorted(newestFirst),
    watch(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close: async () => {},
  }
}

function fits(payment: ShopPayment, { order, id, dueBy, simulation }: PaymentFilter): boolean {
  const due = dueAt(payment)
  return (
    (order === undefined || payment.order.reference === order) &&
    (id === undefined || payment.record.payment.id === id) &&
    (simulation === undefined || payment.simulation === simulation) &&
    (dueBy === undefined || (due !== undefined && epochOf(due) <= epochOf(dueBy)))
  )
}

function newestFirst({ order: one, attempt }: ShopPayment, other: ShopPayment): number {
  return (
    epochOf(other.order.placedAt) - epochOf(one.placedAt) ||
    one.reference.localeCompare(other.order.reference) ||
    attempt - other.attempt
  )
}

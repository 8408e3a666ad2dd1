import type { Access } from '../access/access.ts'
import type { Payment } from './payment.ts'

/** All payments, in the order in which they were made. */
export interface PaymentStore {
  add(payment: Payment): void
  find(id: string): Payment | undefined
  /** Only what a key can see: live and test, and profiles, never mix. */
  findFor(access: Access, id: string): Payment | undefined
  all(): readonly Payment[]
  /** Takes the oldest payments out, until no more than `count` are left. */
  dropOldest(count: number): readonly Payment[]
}

export function createPaymentStore(): PaymentStore {
  const byId = new Map<string, Payment>()

  return {
    add: (payment) => void byId.set(payment.id, payment),
    find: (id) => byId.get(id),
    findFor(access, id) {
      const payment = byId.get(id)
      return payment && isSeenBy(access, payment) ? payment : undefined
    },
    all: () => [...byId.values()],
    dropOldest(count) {
      const dropped: Payment[] = []
      for (const payment of byId.values()) {
        if (byId.size <= count) break
        byId.delete(payment.id)
        dropped.push(payment)
      }
      return dropped
    },
  }
}

export function isSeenBy(access: Access, { mode, profileId }: Payment): boolean {
  return mode === access.mode && (access.profileId === undefined || access.profileId === profileId)
}

/** The key of the payment's own profile and mode. */
export function accessOf({ mode, profileId }: Payment): Access {
  return { kind: 'key', scope: '', mode, profileId }
}

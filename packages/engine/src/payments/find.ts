import type { Services } from '../engine/services.ts'
import { readTrackedPayments } from '../journal/read-tracked-payments.ts'
import type { TrackedPayment } from '../journal/tracked-payment.ts'
import { findPayment, paymentsOfOrder } from '../store/payments/find-payment.ts'

/** What payments are found by. */
export type FindKey =
  | { readonly order: string }
  | { readonly instance: string; readonly reference: string }
  | { readonly instance: string; readonly providerId: string }

/** Finds payments by their order, in the order of their attempts, or by what the provider calls one. */
export type Find = (key: FindKey) => Promise<readonly TrackedPayment[]>

export function createFind({ store }: Services): Find {
  return async (key) => {
    const found =
      'order' in key ? await paymentsOfOrder(store, key) : [await findPayment(store, key)]
    return readTrackedPayments(
      store,
      found.filter((row) => row !== undefined),
    )
  }
}

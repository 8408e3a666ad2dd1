import type { Services } from '../engine/services.ts'
import { readTrackedPayments } from '../journal/read-tracked-payments.ts'
import type { TrackedPayment } from '../journal/tracked-payment.ts'
import { findPayment, paymentsOfOrder } from '../store/payments/find-payment.ts'

/** How payments are found. */
export type FindKey =
  | { readonly order: string }
  | { readonly instance: string; readonly reference: string }
  | { readonly instance: string; readonly providerId: string }

/** Finds payments by their order, by attempt, or one by the provider's id. */
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

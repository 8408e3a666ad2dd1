import { epochOf, type Instant } from '@paystate/core'
import type { Operation } from '../operations/operation.ts'
import type { ShopPayment } from '../payments/shop-payment.ts'

/** When the payment next needs work; undefined when it needs none. */
export function dueAt({ operations, reading }: ShopPayment): Instant | undefined {
  return [...operations.map(operationDueAt), reading.due]
    .filter((at) => at !== undefined)
    .toSorted((one, other) => epochOf(one) - epochOf(other))[0]
}

/** An intent is due at once: if nobody is sending it, a crash interrupted it. */
export function operationDueAt({ state, intendedAt }: Operation): Instant | undefined {
  if (state.type === 'intended') return intendedAt
  return state.type === 'unknown' ? state.nextStepAt : undefined
}

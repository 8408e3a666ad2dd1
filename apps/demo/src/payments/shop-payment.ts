import type { Instant, PaymentRecord } from '@paystate/core'
import type { Operation } from '../operations/operation.ts'
import type { Order } from '../orders/order.ts'
import type { StoryLine } from '../story/story.ts'

/** One payment as the shop keeps it: plain data, one row. */
export interface ShopPayment {
  readonly format: 1
  /** Our reference of the payment. */
  readonly reference: string
  /** Counts the saves: a change based on an older one is not taken. 0 before the first. */
  readonly revision: number
  readonly order: Order
  /** The how manieth payment of its order, from 1. */
  readonly attempt: number
  readonly record: PaymentRecord
  /** The first is the creation of the payment. */
  readonly operations: readonly Operation[]
  readonly reading: Reading
  readonly story: readonly StoryLine[]
  /** Which run of the simulator knows it; absent where the provider is none. */
  readonly simulation?: string
}

/** When the provider is to be asked next. */
export interface Reading {
  /** Absent: nothing more is awaited, and a webhook would wake us. */
  readonly due?: Instant
  /** How often it was asked in a row without news. */
  readonly tries: number
  /** Counts what called for a read, so that one that came during a read is not lost. */
  readonly calls: number
  /** The payer came back, and no read that began afterwards has ended. */
  readonly isAwaited?: true
  /** The provider's id of the payment as a webhook named it, for as long as no answer did. */
  readonly namedId?: string
}

import type { Instant, PaymentRecord } from '@paystate/core'
import type { Operation } from '../operations/operation.ts'
import type { Order } from '../orders/order.ts'
import type { StoryLine } from '../story/story.ts'

/** One payment as the shop stores it: plain data, one row. */
export interface ShopPayment {
  readonly format: 1
  /** Our reference of the payment. */
  readonly reference: string
  /** Counts the saves: a change based on an older revision is refused. 0 before the first. */
  readonly revision: number
  readonly order: Order
  /** Which attempt of its order, from 1. */
  readonly attempt: number
  readonly record: PaymentRecord
  /** The first one creates the payment. */
  readonly operations: readonly Operation[]
  readonly reading: Reading
  readonly story: readonly StoryLine[]
  /** Which run of the simulator knows it; absent for a real provider. */
  readonly simulation?: string
}

/** When to read the payment next. */
export interface Reading {
  /** Absent when nothing more is expected; a webhook still causes a read. */
  readonly due?: Instant
  /** How many reads in a row showed nothing new. */
  readonly reads: number
  /** Counts the reasons to read, so that one that arrives during a read is not lost. */
  readonly calls: number
  /** The payer came back, and no read that began later has finished. */
  readonly isAwaited?: true
  /** The provider's payment id from a webhook, until a response reports it. */
  readonly namedId?: string
}

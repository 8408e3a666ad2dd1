import type { Issue } from '../errors/issue.ts'
import type { Money } from '../money/money.ts'
import type { Account } from '../payments/account.ts'
import type { PaymentRef } from '../payments/payment-ref.ts'
import type { RefundRef } from '../payments/refund.ts'
import type { OperationKind } from './operation-kind.ts'

/**
 * A checked write with the very bytes that will be sent. Plain data without secrets: store it before you
 * send it, and after a crash send the same again.
 */
export interface Prepared<K extends OperationKind = OperationKind> {
  readonly state: 'prepared'
  readonly kind: K
  readonly reference: string
  readonly account: Account
  readonly request: PreparedRequest
  readonly replay: ReplayWindow
  readonly target: OperationTarget[K]
  /** What the operation is about; an object of ours with another amount is foreign. */
  readonly amount?: Money
}

export interface PreparedRequest {
  readonly method: 'POST' | 'DELETE'
  /** Path and query below the provider's base address. */
  readonly path: string
  /** The exact text of the body; empty for none. */
  readonly body: string
}

/** What a write is aimed at. */
export interface OperationTarget {
  readonly create_payment: null
  readonly capture_payment: PaymentRef
  readonly cancel_payment: PaymentRef
  readonly refund_payment: PaymentRef
  readonly cancel_refund: RefundRef
}

/** For how long the provider takes a repeat of the same bytes for the same operation. */
export type ReplayWindow =
  | {
      readonly type: 'window'
      readonly forMs: number
      /** Kept free at the end, for what is on its way. */
      readonly marginMs: number
      /** The provider does not publish it: this is our assumption. */
      readonly assumed: boolean
    }
  /** Repeating does no harm at any time, but its refusal proves nothing. */
  | { readonly type: 'harmless' }

/** A write that was refused before a byte was sent, with everything that is wrong. */
export interface Refusal<K extends OperationKind = OperationKind> {
  readonly state: 'refused'
  readonly kind: K
  readonly reference: string
  readonly account: Account
  readonly reason: 'invalid_request' | 'not_supported'
  readonly issues: readonly Issue[]
}

/** What `prepare` gives: bytes to store and send, or a refusal. `send` takes both. */
export type Preparation<K extends OperationKind = OperationKind> = Prepared<K> | Refusal<K>

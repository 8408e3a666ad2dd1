import type { Issue } from '../errors/issue.ts'
import type { Account } from '../payments/account.ts'
import type { Instant } from '../time/instant.ts'
import type { OperationInput, OperationKind } from './operation-kind.ts'

/**
 * A checked write with the very bytes that will be sent. Plain data without secrets: store it before you
 * send it, and after a crash read it with `parsePrepared` and send the same again.
 */
export interface Prepared<K extends OperationKind = OperationKind> {
  /** The version of this stored form. */
  readonly version: 1
  readonly state: 'prepared'
  readonly kind: K
  readonly reference: string
  readonly account: Account
  /** The input, as it was checked. */
  readonly input: OperationInput[K]
  readonly request: PreparedRequest
  readonly replayWindow: ReplayWindow
  /** Not finding it proves nothing before this: a session appears only when the payer starts to pay. */
  readonly mayAppearUntil?: MayAppearUntil
}

/** The request of a prepared write: exactly this is sent. */
export interface PreparedRequest {
  readonly method: 'POST' | 'DELETE'
  /** Path and query below the provider's base address. */
  readonly path: string
  /** The exact text of the body; empty for none. */
  readonly body: string
}

/** By the provider's clock: a moment, or so many milliseconds after it was sent. */
export type MayAppearUntil = { readonly at: Instant } | { readonly afterMs: number }

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

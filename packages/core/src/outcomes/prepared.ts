import type { Issue } from '../errors/issue.ts'
import type { Account } from '../payments/account.ts'
import type { Instant } from '../time/instant.ts'
import type { OperationInput, OperationKind } from './operation-kind.ts'

/**
 * A checked write with the exact bytes that will be sent. Plain data without secrets: store it before you
 * send it; after a crash, read it with `parsePrepared` and send the same bytes again.
 */
export interface Prepared<K extends OperationKind = OperationKind> {
  /** The version of the stored format. */
  readonly version: 1
  readonly state: 'prepared'
  readonly kind: K
  readonly reference: string
  readonly account: Account
  /** The checked input. */
  readonly input: OperationInput[K]
  readonly request: PreparedRequest
  readonly replayWindow: ReplayWindow
  /** Not finding it proves nothing before this: a session appears only when the payer starts to pay. */
  readonly mayAppearUntil?: MayAppearUntil
  /** It holds a token that the payer can be charged with again: store it encrypted. */
  readonly holdsToken?: true
}

/** The request of a prepared write: exactly this is sent. */
export interface PreparedRequest {
  readonly method: 'POST' | 'DELETE'
  /** Path and query below the provider's base address. */
  readonly path: string
  /** The exact text of the body; empty for none. */
  readonly body: string
}

/** By the provider's clock: a moment, or milliseconds after it was sent. */
export type MayAppearUntil = { readonly at: Instant } | { readonly afterMs: number }

/** How long the provider treats a repeat of the same bytes as the same operation. */
export type ReplayWindow =
  | {
      readonly type: 'window'
      readonly forMs: number
      /** A margin at the end, for requests in transit. */
      readonly marginMs: number
      /** The provider does not publish it: this is our assumption. */
      readonly assumed: boolean
    }
  /** Repeating is harmless at any time, but its refusal proves nothing. */
  | { readonly type: 'harmless' }

/** A write that was refused before any byte was sent, with every issue. */
export interface Refusal<K extends OperationKind = OperationKind> {
  readonly state: 'refused'
  readonly kind: K
  readonly reference: string
  readonly account: Account
  readonly reason: 'invalid_request' | 'not_supported'
  readonly issues: readonly Issue[]
}

/** The result of `prepare`: bytes to store and send, or a refusal. `send` takes both. */
export type Preparation<K extends OperationKind = OperationKind> = Prepared<K> | Refusal<K>

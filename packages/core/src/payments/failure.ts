/** Why a payment, a refund or a capture did not succeed. */
export interface Failure {
  /** The provider's own code, verbatim. */
  readonly code: string
  readonly category: FailureCategory
  /** What the merchant or the payer can do. */
  readonly next: FailureNext
  /** A sentence for the merchant, not for the payer. */
  readonly message?: string
}

/** The kind of reason, the same for every provider. */
export type FailureCategory =
  | 'payer_funds'
  | 'payer_action'
  | 'card'
  | 'limit'
  | 'risk'
  | 'merchant'
  | 'provider'
  | 'unspecified'

/**
 * What can be done after a failure: pay again under a new reference, use another method, wait, or contact
 * somebody.
 */
export type FailureNext = 'new_reference' | 'different_operation' | 'wait' | 'contact' | 'never'

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

export type FailureCategory =
  | 'payer_funds'
  | 'payer_action'
  | 'card'
  | 'limit'
  | 'risk'
  | 'merchant'
  | 'provider'
  | 'unspecified'

export type FailureNext = 'new_reference' | 'different_operation' | 'wait' | 'contact' | 'never'

/** How a customer can be charged again. */
export const MANDATE_METHODS = ['creditcard', 'directdebit', 'paypal'] as const

export type MandateMethod = (typeof MANDATE_METHODS)[number]

/** What a customer allowed: to be charged without being there. */
export interface Mandate {
  readonly id: string
  readonly sequence: number
  readonly createdAt: number
  readonly method: MandateMethod
  readonly details: Readonly<Record<string, string | null>>
  readonly mandateReference: string | null
  /** `YYYY-MM-DD` */
  readonly signatureDate: string | null
  /** `invalid` also once it was revoked. */
  status: 'pending' | 'valid' | 'invalid'
}

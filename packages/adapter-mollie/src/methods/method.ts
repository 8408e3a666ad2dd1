import type { Money, ReadOptions } from '@paystate/core'

/** Which methods to list. */
export interface ListMethods extends ReadOptions {
  /** Only methods that take this amount; without it, those for euros. */
  readonly amount?: Money | undefined
  readonly sequenceType?: 'oneoff' | 'first' | 'recurring' | undefined
  /** Two letters. */
  readonly billingCountry?: string | undefined
}

/** A payment method, with the limits for this account. */
export interface MollieMethod {
  /** What goes into `extra.method`. */
  readonly type: string
  readonly description?: string
  readonly minimum: Money | 'not_reported'
  readonly maximum: Money | 'none' | 'not_reported'
}

import type { Mandate } from '../mandates/mandate.ts'

/** Somebody who pays more than once. Customers are the organization's, not a profile's. */
export interface Customer {
  readonly id: string
  readonly sequence: number
  readonly mode: 'live' | 'test'
  readonly createdAt: number
  name: string | null
  email: string | null
  locale: string | null
  metadata: unknown
  /** What the customer allowed to be charged, oldest first. */
  readonly mandates: Mandate[]
}

import type { Reach } from '@paystate/adapter-kit'
import type { Outcome, Payment, PaymentAdapter, ProviderStatus } from '@paystate/core'
import type { RawWebhook } from './raw-webhook.ts'

/** What a status is the status of. */
export type StatusOf = 'payment' | 'capture' | 'refund' | 'dispute'

/** One row of a provider's status tables: how it is reported, and how the test gets there. */
export interface SubjectStatus {
  readonly part: StatusOf
  readonly providerStatus: string
  /** The adapter's status for it. */
  readonly status: string
  readonly reach: Reach
  /** Brings a payment of its own there. Absent where no webhook and no read reaches it. */
  readonly arrive?: (adapter: PaymentAdapter) => Promise<Arrival>
  /** A write, by `prepare` and `send`, whose outcome reports it. Absent where no response reaches it. */
  readonly respond?: (adapter: PaymentAdapter) => Promise<Outcome>
  /** Makes the response to a read or to a write report the status; undefined leaves the response unchanged. */
  readonly report: (body: unknown) => unknown
}

/** A payment that has just arrived at a status. */
export interface Arrival {
  readonly payment: Payment
  /** What the provider sent because of it, oldest first. */
  readonly messages: readonly RawWebhook[]
  /** Where another call than a read of the payment shows it: what that call shows. */
  readonly read?: () => Promise<ShownStatus>
}

/** A status as an adapter shows it. */
export interface ShownStatus {
  readonly status: string
  readonly providerStatus?: ProviderStatus | undefined
}

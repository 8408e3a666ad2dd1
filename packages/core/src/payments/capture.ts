import type { Instant } from '../time/instant.ts'
import type { Failure } from './failure.ts'
import type { ProviderStatus } from './provider-status.ts'
import type { Reported } from './reported.ts'

/** Every status that a capture can have. */
export const CAPTURE_STATUSES = ['pending', 'succeeded', 'failed'] as const

/** The status of a capture. */
export type CaptureStatus = (typeof CAPTURE_STATUSES)[number]

/** The capture of authorized money. */
export interface Capture {
  readonly id?: string
  /** Our reference; absent on a capture that the provider or others made. */
  readonly reference?: string
  readonly origin?: 'provider'
  /** It was sent as the last one, and the provider knows: no further capture will come. */
  readonly final?: true
  readonly status: CaptureStatus
  /** In minor units of `currency`, which is the payment's where absent. */
  readonly amount: Reported<number>
  readonly currency?: string
  readonly providerStatus?: ProviderStatus
  readonly failure?: Failure
  readonly capturedAt?: Instant
}

import type { Credentials } from '../access/access.ts'
import type { MollieRateLimit } from '../api/rate-limit.ts'

/** How this simulator behaves where the real Mollie differs by account, or takes its time. */
export interface Settings {
  readonly credentials: Credentials
  /** Where links point; undefined: to where the caller came from. */
  readonly baseUrl: string | undefined
  readonly localWebhookUrls: boolean
  readonly webhookOnRefundCancel: boolean
  readonly refundDelay: number
  readonly refundProcessing: number
  readonly captureDuration: number
  readonly latency: number
  readonly retention: number
  readonly methods: readonly string[]
  readonly requireLines: boolean
  readonly rateLimit: MollieRateLimit
}

import type { MollieExtra } from './extra.ts'

/** How this adapter is configured: an API key, or an access token with its profile. */
export type MollieOptions = MollieSettings & (WithApiKey | WithAccessToken)

/** Credentials of one profile: its API key. */
export interface WithApiKey {
  /** `test_…` or `live_…`; it is bound to one profile and mode. */
  readonly apiKey: string
  readonly accessToken?: undefined
  /**
   * Only names the account here and is never sent; give it so that the account stays the same when the
   * key is changed.
   */
  readonly profileId?: string | undefined
  readonly testmode?: undefined
}

/** Credentials of an organization or an app: an access token and the profile it acts for. */
export interface WithAccessToken {
  readonly apiKey?: undefined
  /** Of an organization or an app: `access_…`. */
  readonly accessToken: string
  readonly profileId: string
  /** Default: false, which is live. */
  readonly testmode?: boolean | undefined
}

/** What is configured beside the credentials. */
export interface MollieSettings {
  /** Where changes are reported, unless a payment says otherwise. */
  readonly webhookUrl?: string | undefined
  /** Secrets of webhook subscriptions; several while one is being replaced. */
  readonly webhookSecrets?: readonly string[] | undefined
  /** Laid under the `extra` of each payment. */
  readonly defaults?: MollieExtra | undefined
  readonly timeouts?: MollieTimeouts | undefined
  /**
   * How often a read is sent at most, when its response is lost or a gateway is unavailable. Writes are
   * never repeated by themselves. Default: 2.
   */
  readonly readAttempts?: number | undefined
  /**
   * Where the API is, for a simulator; without a path, `/v2` below it. Default:
   * `https://api.mollie.com/v2`.
   */
  readonly baseUrl?: string | undefined
}

/** How long a request and an operation may take. */
export interface MollieTimeouts {
  /** For one request and its whole response, in milliseconds. Default: 10000. */
  readonly attemptMs?: number | undefined
  /** For an operation with all its requests, in milliseconds. Default: 30000. */
  readonly totalMs?: number | undefined
}

/** The provider's own endpoint. */
export const API_BASE_URL = 'https://api.mollie.com/v2'

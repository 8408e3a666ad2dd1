import type { MollieExtra } from './extra.ts'

/** The configuration of this adapter: an API key, or an access token with its profile. */
export type MollieOptions = MollieSettings & (WithApiKey | WithAccessToken)

/** Credentials of one profile: its API key. */
export interface WithApiKey {
  /** `test_…` or `live_…`; it is bound to one profile and mode. */
  readonly apiKey: string
  readonly accessToken?: undefined
  /**
   * Only names the account here and is never sent; set it so that the account stays the same when the
   * key is changed.
   */
  readonly profileId?: string | undefined
  readonly testmode?: undefined
}

/** Credentials of an organization or an app: an access token and the profile it acts for. */
export interface WithAccessToken {
  readonly apiKey?: undefined
  /** The token of an organization or an app: `access_…`. */
  readonly accessToken: string
  readonly profileId: string
  /** Default: false, which is live. */
  readonly testmode?: boolean | undefined
}

/** The options besides the credentials. */
export interface MollieSettings {
  /** Where changes are reported, unless a payment sets its own URL. */
  readonly webhookUrl?: string | undefined
  /** Secrets of webhook subscriptions; several while one is being replaced. */
  readonly webhookSecrets?: readonly string[] | undefined
  /** Defaults for the `extra` of each payment. */
  readonly defaults?: MollieExtra | undefined
  readonly timeouts?: MollieTimeouts | undefined
  /**
   * The most attempts of a read whose response is lost or whose gateway is unavailable. Writes are
   * never repeated automatically. Default: 2.
   */
  readonly readAttempts?: number | undefined
  /**
   * The URL of the API, for a simulator; without a path, `/v2` below it. Default:
   * `https://api.mollie.com/v2`.
   */
  readonly baseUrl?: string | undefined
}

/** How long a request and an operation may take. */
export interface MollieTimeouts {
  /** For one request with its full response, in milliseconds. Default: 10000. */
  readonly attemptMs?: number | undefined
  /** For an operation with all its requests, in milliseconds. Default: 30000. */
  readonly totalMs?: number | undefined
}

/** The provider's own endpoint. */
export const API_BASE_URL = 'https://api.mollie.com/v2'

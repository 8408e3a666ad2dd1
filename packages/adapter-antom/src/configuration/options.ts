import type { AntomExtra } from './extra.ts'
import type { Region } from './regions.ts'

/** The configuration of the adapter, besides `provider: 'antom'`. Plain data, from JSON or the environment. */
export interface AntomOptions {
  /** As in the dashboard; one that begins with `SANDBOX_` is test mode. */
  readonly clientId: string
  /** Your own private key: PEM, or bare base64. */
  readonly privateKey: string
  /** Antom's public key, not your own: PEM, or bare base64. */
  readonly antomPublicKey: string
  /** Antom's keys from before a rotation, still accepted for responses and notifications. */
  readonly previousAntomPublicKeys?: readonly string[] | undefined
  /** The version of your key. Default: 1. */
  readonly keyVersion?: string | undefined
  /** The region of your contract. Give this or `baseUrl`. */
  readonly region?: Region | undefined
  /** An origin other than a region's, e.g. a simulator's, without a path. */
  readonly baseUrl?: string | undefined
  /** Distinguishes several stores under one client id; at most 32 characters. */
  readonly merchantAccountId?: string | undefined
  /** For platforms that act on behalf of merchants; at most 128 characters. */
  readonly agentToken?: string | undefined
  /** The notification URL as Antom calls it; signatures are checked against it too. */
  readonly webhookUrl?: string | undefined
  /** Refunds are read with the second version of the API, which serves in-store payments. */
  readonly omnichannel?: boolean | undefined
  /**
   * The time limits, in milliseconds, of one request and of an operation with all its requests. Default:
   * 15000 and 30000.
   */
  readonly timeouts?:
    | { readonly attemptMs?: number | undefined; readonly totalMs?: number | undefined }
    | undefined
  /** Fills `extra` of every payment. */
  readonly defaults?: AntomExtra | undefined
}

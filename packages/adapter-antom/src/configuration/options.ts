import type { AntomExtra } from './extra.ts'
import type { Region } from './regions.ts'

/** The configuration of the adapter, beside `provider: 'antom'`. Plain data, from JSON or the environment. */
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
  /** Where you are contracted. Give this or `baseUrl`. */
  readonly region?: Region | undefined
  /** Another address than a region's, e.g. a simulator's: an origin without a path. */
  readonly baseUrl?: string | undefined
  /** Tells several stores under one client id apart; at most 32 characters. */
  readonly merchantAccountId?: string | undefined
  /** For those who act on behalf of merchants; at most 128 characters. */
  readonly agentToken?: string | undefined
  /** Where notifications arrive, as Antom calls it; also what their signatures are checked against. */
  readonly webhookUrl?: string | undefined
  /** Refunds are read by the second version of the API, which serves payments at a counter. */
  readonly omnichannel?: boolean | undefined
  /**
   * Milliseconds until one request is given up, and until an operation is that sends several. Default:
   * 15000 and 30000.
   */
  readonly timeouts?:
    | { readonly attemptMs?: number | undefined; readonly totalMs?: number | undefined }
    | undefined
  /** Fills `extra` of every payment. */
  readonly defaults?: AntomExtra | undefined
}

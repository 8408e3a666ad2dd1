/** Durations of the engine, in milliseconds. */
export interface Settings {
  /** How long a lease lasts: longer than all requests of one operation may take together. */
  readonly leaseMs: number
  /** Bytes leave no later than so long before the end of the lease. */
  readonly marginMs: number
  /** An intent to pay that was not sent by then is withdrawn. */
  readonly sendBeforeMs: number
  /** A read that is older is not relied on before money moves. */
  readonly freshMs: number
  /** What has been unknown for so long is an anomaly. */
  readonly unknownOverdueMs: number
}

export const DEFAULT_SETTINGS: Settings = {
  leaseMs: 120_000,
  marginMs: 60_000,
  sendBeforeMs: 10 * 60_000,
  freshMs: 60_000,
  unknownOverdueMs: 60 * 60_000,
}

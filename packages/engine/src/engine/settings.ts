/** How the engine paces itself; durations are in milliseconds. */
export interface Settings {
  /** How long a lease lasts: longer than all requests of one operation may take together. */
  readonly leaseMs: number
  /** How long before the end of the lease bytes may be sent at the latest. */
  readonly marginMs: number
  /** After this time an unsent intent to pay is withdrawn. */
  readonly sendBeforeMs: number
  /** The maximum age of a read that is relied on before money moves. */
  readonly freshMs: number
  /** What has been unknown for so long is an anomaly. */
  readonly unknownOverdueMs: number
  /** After so many requests in a row that did not reach a provider its payments rest; the others' go on. */
  readonly circuitFailures: number
  /** How long they rest before one of them is read or sent again, as a probe. */
  readonly circuitRestMs: number
}

/** What applies where `settings` of `createPayments` says nothing. */
export const DEFAULT_SETTINGS: Settings = {
  leaseMs: 120_000,
  marginMs: 60_000,
  sendBeforeMs: 10 * 60_000,
  freshMs: 60_000,
  unknownOverdueMs: 60 * 60_000,
  circuitFailures: 5,
  circuitRestMs: 30_000,
}

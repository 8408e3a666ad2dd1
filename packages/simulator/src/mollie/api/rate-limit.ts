/** What the headers tell of a rate limit; only the fault `rate_limited` refuses. */
export interface MollieRateLimit {
  /** Requests per window. */
  readonly quota: number
  /** Seconds of a window. */
  readonly window: number
  /** Requests at once. */
  readonly burst: number
  /** Requests that are left; none with a 429. */
  readonly remaining: number
  /** Seconds until there are more; the `Retry-After` of a 429. */
  readonly reset: number
}

/** The example of the documentation: the real numbers differ, and change. */
const EXAMPLE: MollieRateLimit = { quota: 20, window: 3, burst: 60, remaining: 15, reset: 2 }

export function readRateLimit(limit: Partial<MollieRateLimit> = {}): MollieRateLimit {
  const read = { ...EXAMPLE, ...limit }
  for (const [name, value] of Object.entries(read)) {
    if (Number.isSafeInteger(value) && value >= 0) continue
    throw new RangeError(`rateLimit: ${name} is a whole number, 0 or above`)
  }
  return read
}

import type { MollieCall } from './calls.ts'
import { ROUTES } from './routes.ts'

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

/**
 * The headers of every answer. Requests are not counted: the numbers are those of the options.
 *
 * @see https://docs.mollie.com/reference/rate-limits
 */
export function rateLimitHeaders(
  { quota, window, burst, remaining, reset }: MollieRateLimit,
  { call, status }: { call: MollieCall | undefined; status: number },
): Readonly<Record<string, string>> {
  const policy = `"${policyOf(call)}"`
  const isExceeded = status === 429
  return {
    'ratelimit-policy': `${policy};q=${quota};w=${window};mollie-burst=${burst}`,
    ratelimit: `${policy};r=${isExceeded ? 0 : remaining};t=${reset};mollie-burst=${burst}`,
    ...(isExceeded && { 'retry-after': String(reset) }),
  }
}

const POLICIES = new Map(
  ROUTES.map(({ call, method, path }) => [
    call,
    [method.toLowerCase(), 'v2', ...words(path)].join('-'),
  ]),
)

/** `get-v2-payments`; without a call, one for everything. */
function policyOf(call: MollieCall | undefined): string {
  return (call && POLICIES.get(call)) ?? 'v2'
}

function words(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '' && part !== '{id}')
}

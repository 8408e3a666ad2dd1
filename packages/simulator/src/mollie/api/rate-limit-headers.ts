import type { MollieCall } from './calls.ts'
import type { MollieRateLimit } from './rate-limit.ts'
import { ROUTES } from './routes.ts'

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

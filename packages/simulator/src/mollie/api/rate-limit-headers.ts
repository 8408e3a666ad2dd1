import type { MollieRateLimit } from './rate-limit.ts'
import type { Route } from './route.ts'

/**
 * The headers of every answer. Requests are not counted: the numbers are those of the options.
 *
 * @see https://docs.mollie.com/reference/rate-limits
 */
export function rateLimitHeaders(
  { quota, window, burst, remaining, reset }: MollieRateLimit,
  { route, status }: { route: Route | undefined; status: number },
): Readonly<Record<string, string>> {
  const policy = `"${policyOf(route)}"`
  const isExceeded = status === 429
  return {
    'ratelimit-policy': `${policy};q=${quota};w=${window};mollie-burst=${burst}`,
    ratelimit: `${policy};r=${isExceeded ? 0 : remaining};t=${reset};mollie-burst=${burst}`,
    ...(isExceeded && { 'retry-after': String(reset) }),
  }
}

/** `get-v2-payments`; without a route, one for everything. */
function policyOf(route: Route | undefined): string {
  return route ? [route.method.toLowerCase(), 'v2', ...words(route.path)].join('-') : 'v2'
}

function words(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '' && part !== '{id}')
}

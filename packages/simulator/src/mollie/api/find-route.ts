import { Refusal } from '../refusals/refusal.ts'
import type { Route } from './route.ts'
import { ROUTES } from './routes.ts'

export interface FoundRoute {
  readonly route: Route
  readonly ids: readonly string[]
}

const PATTERNS = ROUTES.map((route) => ({
  route,
  pattern: new RegExp(`^/v2${route.path.replaceAll('{id}', '([^/]+)')}/?$`),
}))

/** The route of a request; undefined when there is none, or not with this method. */
export function findRoute(method: string, pathname: string): FoundRoute | undefined {
  for (const { route, pattern } of PATTERNS) {
    const match = route.method === method ? pattern.exec(pathname) : null
    if (match) return { route, ids: match.slice(1).map(decode) }
  }
  return undefined
}

/** Why there is no route: the path does not exist, or not with this method. */
export function noRoute(pathname: string): Refusal {
  const allowed = PATTERNS.filter(({ pattern }) => pattern.test(pathname)).map(
    ({ route }) => route.method,
  )
  if (allowed.length === 0) return new Refusal(404, 'The requested resource does not exist')
  return new Refusal(405, 'The method is not allowed for this resource', {
    headers: { allow: [...new Set(allowed)].join(', ') },
  })
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

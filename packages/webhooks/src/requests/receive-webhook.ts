/**
 * What your service does with a message: verifies it, stores what it hints at, and gives the response for
 * the provider. With the engine, `(request) => payments.receiveWebhook('mollie', request)`.
 */
export type ReceiveWebhook = (request: Request, route: MatchedRoute) => Promise<Response>

/** What the address of a message says, as the framework has read it. */
export interface MatchedRoute {
  /** The parameters of the path, e.g. `instance` of `/webhooks/:instance`. */
  readonly params: Readonly<Record<string, string>>
}

/** Leaves out parameters that are not one text, such as those of a wildcard. */
export function routeOf(params: unknown): MatchedRoute {
  const entries = typeof params === 'object' && params !== null ? Object.entries(params) : []
  return { params: Object.fromEntries(entries.filter(([, value]) => typeof value === 'string')) }
}

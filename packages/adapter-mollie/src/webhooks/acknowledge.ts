/** Ends redelivery. The provider recognizes success by exactly this status. Assumed: only_200. */
export function acknowledge(): Response {
  return new Response(null, { status: 200 })
}

/** Requests redelivery: anything but success does, up to ten times within 26 hours. */
export function requestRedelivery(): Response {
  return new Response(null, { status: 503 })
}

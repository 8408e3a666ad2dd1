/** Ends redelivery. The provider knows success by exactly this status. Assumed: only_200. */
export function acceptedResponse(): Response {
  return new Response(null, { status: 200 })
}

/** Asks for redelivery: anything but success does, up to ten times within 26 hours. */
export function againResponse(): Response {
  return new Response(null, { status: 503 })
}

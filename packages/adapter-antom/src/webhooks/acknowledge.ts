/** The body that ends redelivery, word for word. */
const ACKNOWLEDGEMENT =
  '{"result":{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":"success"}}'

/** The body that requests redelivery. */
const NOT_TAKEN =
  '{"result":{"resultCode":"UNKNOWN_EXCEPTION","resultStatus":"U","resultMessage":"try again"}}'

const REFUSED =
  '{"result":{"resultCode":"INVALID_SIGNATURE","resultStatus":"F","resultMessage":"refused"}}'

const headers = { 'content-type': 'application/json; charset=UTF-8' }

/** @see https://docs.antom.com/ac/ams/paymentrn_online */
export function acknowledge(): Response {
  return new Response(ACKNOWLEDGEMENT, { status: 200, headers })
}

/** Antom sends again after any other response; the status tells intermediaries the same. */
export function requestRedelivery(): Response {
  return new Response(NOT_TAKEN, { status: 503, headers })
}

export function refuse(): Response {
  return new Response(REFUSED, { status: 401, headers })
}

import type { Answer } from '@paystate/conformance'

/** How it answers a request for something that it does not have. */
export const NOT_FOUND = refusal(404, 'Not Found')

/** Refusals that prove nothing. */

export const REFUSALS: Readonly<Record<string, Answer>> = {
  'a wrong key': refusal(401, 'Unauthorized Request'),
  'not found': NOT_FOUND,
  'a conflict': refusal(409, 'Conflict'),
  'a key that was used for something else': refusal(400, 'Bad Request'),
  'not acceptable': refusal(422, 'Unprocessable Entity'),
  'too many requests': refusal(429, 'Too Many Requests'),
}

/** What a first attempt may be answered without knowing anything. */
export const DOUBTFUL = {
  create_payment: {
    'a conflict': refusal(409, 'Conflict'),
    'a request that took too long': refusal(408, 'Request Timeout'),
    'a title that nobody documented': refusal(418, 'Pondering'),
  },
  capture_payment: { 'a conflict': refusal(409, 'Conflict') },
  refund_payment: {
    'a request that took too long': refusal(408, 'Request Timeout'),
    'a title that nobody documented': refusal(418, 'Pondering'),
  },
} as const

function refusal(status: number, title: string): Answer {
  return () => Response.json({ status, title, detail: title, _links: {} }, { status })
}

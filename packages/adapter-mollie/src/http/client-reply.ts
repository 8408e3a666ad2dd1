import { type Attempt, jsonOf } from '@paystate/adapter-kit'

/**
 * What the client may go on with: an object of a successful answer. Of anything else (an error, HTML,
 * `null`, nothing at all) it would make a wrong success or a wrong error.
 */
export function clientReply(attempt: Attempt): unknown {
  const isSuccess = attempt.end === 'answered' && attempt.status >= 200 && attempt.status < 300
  const reply = isSuccess ? jsonOf(attempt.body) : undefined
  if (typeof reply === 'object' && reply !== null && !Array.isArray(reply)) return reply
  throw new TypeError('There is nothing for the client to go on with.')
}

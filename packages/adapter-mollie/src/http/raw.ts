import {
  type AnsweredAttempt,
  createRawResponses,
  type FromResponse,
  isRecord,
  jsonOf,
  type UnreadRecord,
} from '@paystate/adapter-kit'
import type { Observation } from '@paystate/core'

const responses = createRawResponses({
  secret: /token|secret|password|cvc|cvv|cvn|securitycode|signature|cryptogram|^pin$/i,
  number: /cardno|cardnumber|cardmaskednumber|(?<!s)pan$|account$|accountno|accountnumber|iban/i,
  hidden: /^cardholder$|^cardexpirydate$/i,
})

export const { behind: responseBehind } = responses

/** Remembers the response that an observation was read from, for as long as the observation is kept. */
export function rememberResponse<T extends Observation>(
  observation: T,
  { body }: Pick<AnsweredAttempt, 'body'>,
): T {
  return responses.remember(observation, () => {
    const json = jsonOf(body)
    return isRecord(json) ? json : undefined
  })
}

/**
 * The full response behind a reading or an applied outcome, for what paystate does not read: card and account
 * numbers masked, tokens removed. Only the object that this process got from the adapter has it: a copy, or
 * one that was stored, has none.
 */
export function rawOf(from: FromResponse): UnreadRecord | undefined {
  return responses.rawOf(from)
}

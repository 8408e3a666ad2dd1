import type { Observation } from '@paystate/core'
import { maskRecord, type PrivateFields } from './mask-record.ts'
import type { UnreadRecord } from './record.ts'

/** Anything an adapter made from a response: a reading, an applied outcome, a successful find. */
export interface FromResponse {
  readonly observation: Observation
}

type Body = UnreadRecord | undefined

/** The responses behind observations. */
export interface RawResponses {
  /**
   * Remembers the response that an observation was read from, for as long as the observation is kept.
   *
   * @param body The response, or a function that reads it when somebody asks for it.
   */
  remember<T extends Observation>(observation: T, body: Body | (() => Body)): T
  /** The original response with everything in it: never expose it unmasked. */
  behind(from: FromResponse): UnreadRecord | undefined
  /** A copy of the response without its sensitive fields. */
  rawOf(from: FromResponse): UnreadRecord | undefined
}

/**
 * Keeps responses next to their observations and not in them: no log, no `JSON.stringify` and no store ever
 * contains one. Only the object that this process got from the adapter has its response; a copy, or one that was
 * stored, has none.
 */
export function createRawResponses(fields: PrivateFields): RawResponses {
  const responses = new WeakMap<Observation, Body | (() => Body)>()
  const behind = ({ observation }: FromResponse): Body => {
    const known = responses.get(observation)
    if (typeof known !== 'function') return known
    const body = known()
    responses.set(observation, body)
    return body
  }
  return {
    remember(observation, body) {
      responses.set(observation, body)
      return observation
    },
    behind,
    rawOf(from) {
      const body = behind(from)
      return body && maskRecord(body, fields)
    },
  }
}

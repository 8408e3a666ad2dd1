import type { AnsweredAttempt } from '@paystate/adapter-kit'
import type { Observation } from '@paystate/core'
import type { Settings } from '../configuration/settings.ts'
import { isReplayed } from './read-response.ts'

/** When and how something was reported, and by which account. */
export type Provenance = Pick<
  Observation,
  'account' | 'via' | 'asOf' | 'at' | 'providerTime' | 'needsRead'
>

/** Where an observation comes from: the response to a write, or to a read. */
export function provenanceOf(
  response: AnsweredAttempt,
  { account }: Settings,
  via: 'response' | 'read',
): Provenance {
  const { asOf, endedAt, endedBy, orderLost } = response
  const isOld = isReplayed(response)
  return {
    account,
    via,
    // The provider stored it at the first attempt: its age is not known.
    asOf: isOld ? { received: asOf.received } : asOf,
    at: endedAt,
    ...(endedBy && !isOld && { providerTime: endedBy }),
    ...((orderLost || isOld) && { needsRead: true }),
  }
}

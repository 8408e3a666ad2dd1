import { type Account, isSameAccount } from '../account/account.ts'
import { epochOf } from '../time/instant.ts'
import type { Sighting } from './sighting.ts'

/** How many looks, how far apart, show that an operation does not exist at a provider. */
export interface AbsenceRule {
  readonly sightings: number
  readonly apartMs: number
  /** Looks count that began after the last attempt had ended, or after the key's whole window. */
  readonly after: 'last_attempt' | 'replay_window'
}

export interface AbsenceQuestion {
  readonly reference: string
  readonly account: Account
  readonly rule: AbsenceRule
  /** Looks that began at or before this time do not count; epoch milliseconds. */
  readonly notBefore: number
}

/**
 * Picks the looks that together show absence; undefined while they do not.
 *
 * They must be of the same account, complete, with a positive control, begun late enough and far enough
 * apart.
 */
export function sightingsOfAbsence(
  sightings: readonly Sighting[],
  question: AbsenceQuestion,
): readonly Sighting[] | undefined {
  const counted: Sighting[] = []
  let next = question.notBefore
  for (const sighting of inTime(sightings.filter((one) => counts(one, question)))) {
    const begun = epochOf(sighting.begunAt)
    // A time that cannot be read compares as false, and so never counts.
    const isLate = counted.length === 0 ? begun > next : begun >= next
    if (!isLate || !(epochOf(sighting.endedAt) >= begun)) continue
    counted.push(sighting)
    next = epochOf(sighting.endedAt) + question.rule.apartMs
  }
  const isEnough = counted.length > 0 && counted.length >= question.rule.sightings
  return isEnough ? counted : undefined
}

function counts(sighting: Sighting, { reference, account }: AbsenceQuestion): boolean {
  const isOurs = sighting.reference === reference && isSameAccount(sighting.account, account)
  return isOurs && sighting.complete && sighting.control === 'seen'
}

function inTime(sightings: readonly Sighting[]): readonly Sighting[] {
  return sightings.toSorted((one, other) => epochOf(one.begunAt) - epochOf(other.begunAt))
}

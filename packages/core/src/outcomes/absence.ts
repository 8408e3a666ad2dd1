import { type Account, isSameAccount } from '../payments/account.ts'
import { epochOf } from '../time/instant.ts'
import type { LookupMiss } from './lookup-miss.ts'

/** How many looks, how far apart, show that an operation does not exist at a provider. */
export interface AbsenceRule {
  readonly misses: number
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
export function missesProvingAbsence(
  misses: readonly LookupMiss[],
  question: AbsenceQuestion,
): readonly LookupMiss[] | undefined {
  const counted: LookupMiss[] = []
  let next = question.notBefore
  for (const miss of inTime(misses.filter((one) => counts(one, question)))) {
    const begun = epochOf(miss.begunAt)
    // A time that cannot be read compares as false, and so never counts.
    const isLate = counted.length === 0 ? begun > next : begun >= next
    if (!isLate || !(epochOf(miss.endedAt) >= begun)) continue
    counted.push(miss)
    next = epochOf(miss.endedAt) + question.rule.apartMs
  }
  const isEnough = counted.length > 0 && counted.length >= question.rule.misses
  return isEnough ? counted : undefined
}

function counts(miss: LookupMiss, { reference, account }: AbsenceQuestion): boolean {
  const isOurs = miss.reference === reference && isSameAccount(miss.account, account)
  return isOurs && miss.complete && miss.positiveControl === 'seen'
}

function inTime(misses: readonly LookupMiss[]): readonly LookupMiss[] {
  return misses.toSorted((one, other) => epochOf(one.begunAt) - epochOf(other.begunAt))
}

import { isSameAccount } from '../payments/account.ts'
import { epochOf } from '../time/instant.ts'
import { type ProviderTime, possiblyBetween, surelyBetween } from '../time/provider-time.ts'
import type { LookupMiss } from './lookup-miss.ts'
import type { Pending } from './pending.ts'
import type { Prepared } from './prepared.ts'
import type { AttemptSpan } from './previous-attempts.ts'

/** How many lookups, how far apart, show that an operation does not exist at a provider. */
export interface AbsenceRule {
  readonly misses: number
  readonly apartMs: number
  /** Only lookups count that began after the last attempt had ended, or after the key's full window. */
  readonly after: 'last_attempt' | 'replay_window'
}

/**
 * Picks the lookups that together show absence; undefined while they do not.
 *
 * They must be from the same account, complete, with a positive control, begun late enough and far enough
 * apart, all by the provider's own clock; the order in which they were stored does not matter. That they
 * came after the last attempt follows from where they are stored: an attempt clears them. One that certainly began
 * before it is left out anyway.
 */
export function missesProvingAbsence(
  pending: Pending,
  rule: AbsenceRule,
): readonly LookupMiss[] | undefined {
  const counted = countedMisses(pending, rule)
  return counted.length > 0 && counted.length >= rule.misses ? counted : undefined
}

/** How far the lookups of an operation are from showing that it does not exist. */
export interface AbsenceOutlook {
  /** How many of the lookups so far count. */
  readonly counted: number
  /** No lookup counts that begins before this time of the provider, epoch ms; absent while that is not known. */
  readonly after?: number
}

/** Tells when to look an operation up again, where that may end as absence: a lookup before `after` cannot. */
export function absenceOutlook(pending: Pending, rule: AbsenceRule): AbsenceOutlook {
  const after = absentAfter(pending, rule)
  const counted = countedMisses(pending, rule).length
  return { counted, ...(after !== undefined && Number.isFinite(after) && { after }) }
}

function countedMisses(pending: Pending, rule: AbsenceRule): readonly Timed[] {
  const after = absentAfter(pending, rule)
  if (after === undefined) return []
  const counted: Timed[] = []
  for (const miss of inOrder(pending)) {
    const last = counted.at(-1)
    // Negated so that an unreadable time never counts.
    const isApart = !last || surelyBetween(last.endedBy, miss.begunBy) >= rule.apartMs
    if (miss.begunBy.earliest > after && isApart) counted.push(miss)
  }
  return counted
}

interface Timed extends LookupMiss {
  readonly begunBy: ProviderTime
  readonly endedBy: ProviderTime
}

function inOrder(pending: Pending): readonly Timed[] {
  return pending.misses
    .filter((miss) => counts(miss, pending))
    .toSorted((one, other) => one.begunBy.earliest - other.begunBy.earliest)
}

function counts(miss: LookupMiss, pending: Pending): miss is Timed {
  const { operation, account, previousAttempts } = pending
  const isOurs = miss.reference === operation.reference && isSameAccount(miss.account, account)
  const isSeeing = miss.complete && miss.positiveControl === 'seen'
  return isOurs && isSeeing && isTimed(miss) && mayFollow(miss, previousAttempts)
}

function isTimed({ begunBy, endedBy }: LookupMiss): boolean {
  return begunBy !== undefined && endedBy !== undefined && possiblyBetween(begunBy, endedBy) >= 0
}

function mayFollow({ begunBy }: LookupMiss, { lastEndedBy }: AttemptSpan): boolean {
  if (!lastEndedBy) return true
  return begunBy !== undefined && possiblyBetween(lastEndedBy, begunBy) > 0
}

/** The provider's time before which not finding it proves nothing, epoch ms; undefined while not known. */
function absentAfter(pending: Pending, rule: AbsenceRule): number | undefined {
  const { prepared, previousAttempts, sentBefore } = pending
  if (!prepared) return undefined
  const waitMs = rule.after === 'replay_window' ? windowOf(prepared) : 0
  const { mayAppearUntil } = prepared
  const appearsMs = mayAppearUntil && 'afterMs' in mayAppearUntil ? mayAppearUntil.afterMs : 0
  const at = mayAppearUntil && 'at' in mayAppearUntil ? epochOf(mayAppearUntil.at) : 0
  const sentBy = previousAttempts.lastEndedBy?.latest ?? sentBefore
  const needed = Math.max(waitMs, appearsMs)
  if (needed === 0) return at
  return sentBy === undefined ? undefined : Math.max(at, sentBy + needed)
}

function windowOf({ replayWindow }: Prepared): number {
  return replayWindow.type === 'harmless' ? 0 : replayWindow.forMs
}

import { isSameAccount } from '../payments/account.ts'
import { epochOf } from '../time/instant.ts'
import { type ProviderTime, surelyBetween } from '../time/provider-time.ts'
import type { LookupMiss } from './lookup-miss.ts'
import type { Pending } from './pending.ts'
import type { Prepared } from './prepared.ts'

/** How many lookups, how far apart, show that an operation does not exist at a provider. */
export interface AbsenceRule {
  readonly misses: number
  readonly apartMs: number
  /** Lookups count that began after the last attempt had ended, or after the key's whole window. */
  readonly after: 'last_attempt' | 'replay_window'
}

/**
 * Picks the lookups that together show absence; undefined while they do not.
 *
 * They must be of the same account, complete, with a positive control, begun late enough and far enough
 * apart, all of it by the provider's own clock. That they came after the last attempt is given by where
 * they stand: an attempt clears them.
 */
export function missesProvingAbsence(
  pending: Pending,
  rule: AbsenceRule,
): readonly LookupMiss[] | undefined {
  const notBefore = absentAfter(pending, rule)
  if (notBefore === undefined) return undefined
  const counted: Timed[] = []
  for (const miss of pending.misses) {
    if (!counts(miss, pending) || miss.begunBy.earliest <= notBefore) continue
    const last = counted.at(-1)
    if (last && surelyBetween(last.endedBy, miss.begunBy) < rule.apartMs) continue
    counted.push(miss)
  }
  return counted.length > 0 && counted.length >= rule.misses ? counted : undefined
}

interface Timed extends LookupMiss {
  readonly begunBy: ProviderTime
  readonly endedBy: ProviderTime
}

function counts(miss: LookupMiss, { operation, account }: Pending): miss is Timed {
  const isOurs = miss.reference === operation.reference && isSameAccount(miss.account, account)
  const isTimed = miss.begunBy !== undefined && miss.endedBy !== undefined
  return isOurs && isTimed && miss.complete && miss.positiveControl === 'seen'
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
  const until = sentBy === undefined ? Number.NaN : Math.max(at, sentBy + needed)
  return Number.isNaN(until) ? undefined : until
}

function windowOf({ replayWindow }: Prepared): number {
  return replayWindow.type === 'harmless' ? 0 : replayWindow.forMs
}

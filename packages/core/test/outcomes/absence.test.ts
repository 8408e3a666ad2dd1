import { describe, expect, it } from 'vitest'
import { type AbsenceRule, absenceOutlook } from '../../src/outcomes/absence.ts'
import type { LookupMiss } from '../../src/outcomes/lookup-miss.ts'
import type { Pending } from '../../src/outcomes/pending.ts'
import { proveAbsent } from '../../src/outcomes/proof.ts'
import { instantOf } from '../../src/time/instant.ts'
import { ACCOUNT } from '../evidence.ts'
import {
  exactly,
  FOUR_LOOKUPS,
  LOST_ONCE,
  MINUTE,
  miss,
  PREPARED,
  pendingRefund,
  TWO_SCANS,
  untimed,
} from './pendings.ts'

const ENDED = 1000
const WINDOW_MS = 60 * MINUTE

/** A lookup that began so many milliseconds after the last attempt had ended, and took one second. */
function lookup(after: number, more: Partial<LookupMiss> = {}): LookupMiss {
  return miss(ENDED + after, more)
}

const four = [lookup(1000), lookup(17_000), lookup(33_000), lookup(49_000)]
const scans = [lookup(WINDOW_MS + 1), lookup(WINDOW_MS + 61_001)]

function prove(
  misses: readonly LookupMiss[],
  {
    rule = FOUR_LOOKUPS,
    ...more
  }: Partial<Pending<'refund_payment'>> & { rule?: AbsenceRule } = {},
) {
  return proveAbsent(pendingRefund({ misses, ...more }), rule)
}

describe('absence at a provider that is asked by reference', () => {
  it('is four lookups, each 15 s after the last, and carries them', () => {
    expect(prove(four)).toMatchObject({
      type: 'absent',
      misses: four,
      operation: { kind: 'refund_payment', reference: 'refund_1' },
    })
  })

  it.each([0, 1, 2, 3])('is not %i lookups', (lookups) => {
    expect(prove(four.slice(0, lookups))).toBeUndefined()
  })

  it('does not depend on the order in which they were stored', () => {
    expect(prove(four.toReversed())).toMatchObject({ misses: four })
  })

  it.each<{ what: string; second: LookupMiss }>([
    { what: 'came too soon after the one before', second: lookup(16_999) },
    {
      what: 'belongs to another account',
      second: lookup(17_000, { account: { ...ACCOUNT, id: 'x' } }),
    },
    {
      what: 'is of the other mode',
      second: lookup(17_000, { account: { ...ACCOUNT, mode: 'live' } }),
    },
    {
      what: 'is of another provider with an account of the same name',
      second: lookup(17_000, { account: { ...ACCOUNT, provider: 'other' } }),
    },
    { what: 'was for something else', second: lookup(17_000, { reference: 'refund_2' }) },
    { what: 'broke off', second: lookup(17_000, { complete: false }) },
    { what: 'saw nothing of ours', second: lookup(17_000, { positiveControl: 'not_seen' }) },
    { what: 'has no time by the provider’s clock', second: untimed(lookup(17_000)) },
    { what: 'has no readable begin', second: lookup(17_000, { begunBy: exactly(Number.NaN) }) },
    { what: 'has no readable end', second: lookup(17_000, { endedBy: exactly(Number.NaN) }) },
    { what: 'ended before it began', second: lookup(17_000, { endedBy: exactly(ENDED) }) },
    {
      what: 'may have begun too soon: its begin is known to two seconds',
      second: lookup(17_000, { begunBy: { earliest: 17_999, latest: 19_999 } }),
    },
  ])('does not count a lookup that $what', ({ second }) => {
    expect(prove([lookup(1000), second, ...four.slice(2)])).toBeUndefined()
  })

  it('asks how far apart they are from the latest end to the earliest begin', () => {
    const vague = lookup(1000, { endedBy: { earliest: 3000, latest: 3001 } })

    expect(prove([vague, ...four.slice(1)])).toBeUndefined()
  })

  it.each([
    { what: 'an hour apart', by: 3_600_000 },
    { what: 'at one moment', by: 0 },
    { what: 'backwards', by: -3_600_000 },
  ])('does not ask our own clock, which shows them $what', ({ by }) => {
    const shown = four.map((one, index) => ({
      ...one,
      begunAt: instantOf(86_400_000 + by * index),
      endedAt: instantOf(86_400_000 + by * index),
    }))

    expect(prove(shown)).toMatchObject({ misses: shown })
  })

  it('is not proven by lookups whose time by the provider’s clock is not known, however many', () => {
    const blind = Array.from({ length: 50 }, (_, index) => untimed(lookup(1000 + index * MINUTE)))

    expect(prove(blind)).toBeUndefined()
    expect(prove(blind, { rule: TWO_SCANS })).toBeUndefined()
  })

  it('counts the lookups of a rotated key of the same account', () => {
    const rotated = { ...ACCOUNT, credential: 'key_2' }

    expect(prove(four.map((one) => ({ ...one, account: rotated })))).toBeDefined()
  })

  it('begins after the last attempt has ended, not with it', () => {
    const early = [lookup(0), ...four.slice(1)]

    expect(prove(early)).toBeUndefined()
    expect(prove([...early, lookup(65_000)])).toBeDefined()
  })

  it('does not count lookups from before a repeat', () => {
    const repeated = { ...LOST_ONCE, lastEndedBy: exactly(40_000) }

    expect(prove(four, { previousAttempts: repeated })).toBeUndefined()
  })

  it('counts lookups after a last attempt whose end is not known: an attempt clears those before it', () => {
    const { lastEndedBy: _ended, ...span } = LOST_ONCE

    expect(prove(four, { previousAttempts: span })).toMatchObject({ misses: four })
  })

  it('counts a lookup that ended within the same millisecond', () => {
    const atOnce = four.map((one) => ({ ...one, endedBy: one.begunBy ?? exactly(Number.NaN) }))

    expect(prove(atOnce)).toMatchObject({ misses: atOnce })
  })

  it('skips the lookups in between and goes on with the next that counts', () => {
    const hasty = [1000, 2000, 17_000, 18_000, 33_000, 49_000].map((after) => lookup(after))

    expect(prove(hasty)).toMatchObject({ misses: four })
  })
})

describe('absence at a provider that is scanned', () => {
  const rule = TWO_SCANS

  it('is two scans a minute apart, after the whole window of the key', () => {
    expect(prove(scans, { rule })).toMatchObject({ type: 'absent', misses: scans })
    expect(prove([lookup(WINDOW_MS), lookup(WINDOW_MS + 61_000)], { rule })).toBeUndefined()
    expect(prove([lookup(WINDOW_MS + 1), lookup(WINDOW_MS + 61_000)], { rule })).toBeUndefined()
  })

  it('counts the window from the latest time at which the last attempt may have ended', () => {
    const lastEndedBy = { earliest: ENDED, latest: ENDED + 1 }

    expect(prove(scans, { rule, previousAttempts: { ...LOST_ONCE, lastEndedBy } })).toBeUndefined()
  })

  it('counts only scans that surely began after the window', () => {
    const begunBy = { earliest: ENDED + WINDOW_MS, latest: ENDED + WINDOW_MS + 2000 }
    const [first, second] = [lookup(WINDOW_MS + 1, { begunBy }), lookup(WINDOW_MS + 61_001)]

    expect(prove([first, second], { rule })).toBeUndefined()
  })

  it('counts it from the first contact, where the end of the last attempt is not known', () => {
    const { lastEndedBy: _ended, ...previousAttempts } = LOST_ONCE

    expect(prove(scans, { rule, previousAttempts, sentBefore: ENDED })).toMatchObject({
      misses: scans,
    })
    expect(prove(scans, { rule, previousAttempts, sentBefore: ENDED + 1 })).toBeUndefined()
  })

  it('asks for no window where a repeat does no harm at any time', () => {
    const prepared = { ...PREPARED, replayWindow: { type: 'harmless' } as const }
    const early = [lookup(1000), lookup(62_000)]

    expect(prove(early, { rule, prepared })).toMatchObject({ misses: early })
  })
})

describe('something that appears only later', () => {
  const expiry = { ...PREPARED, mayAppearUntil: { at: instantOf(30 * MINUTE) } }

  it('is not absent before its expiry, however often it is looked up', () => {
    const often = Array.from({ length: 100 }, (_, index) => lookup(1000 + index * 17_000))

    expect(prove(often, { prepared: expiry })).toBeUndefined()
    expect(prove([...often, lookup(31 * MINUTE)], { prepared: expiry })).toBeUndefined()
  })

  it('is absent after enough lookups that began after its expiry', () => {
    const after = [0, 17_000, 34_000, 51_000].map((later) => miss(30 * MINUTE + 1 + later))

    expect(prove(after, { prepared: expiry })).toMatchObject({ misses: after })
    expect(prove([miss(30 * MINUTE), ...after.slice(1)], { prepared: expiry })).toBeUndefined()
  })

  it('is never absent while nobody can read when it expires', () => {
    const prepared = { ...PREPARED, mayAppearUntil: { at: 'soon' } }

    expect(prove(four, { prepared })).toBeUndefined()
    expect(prove(scans, { prepared, rule: TWO_SCANS })).toBeUndefined()
  })

  it('may be given as so long after it was sent, by the provider’s clock', () => {
    const prepared = { ...PREPARED, mayAppearUntil: { afterMs: 5 * MINUTE } }
    const after = [1, 17_001, 34_001, 51_001].map((later) => lookup(5 * MINUTE + later))
    const { lastEndedBy: _ended, ...unknownEnd } = LOST_ONCE

    expect(prove(after, { prepared })).toMatchObject({ misses: after })
    expect(prove(four, { prepared })).toBeUndefined()
    expect(prove(after, { prepared, previousAttempts: unknownEnd })).toBeUndefined()
  })

  it('is not absent before the longer of its expiry and the window of its key', () => {
    const late = { ...PREPARED, mayAppearUntil: { at: instantOf(90 * MINUTE) } }
    const afterBoth = [miss(90 * MINUTE + 1), miss(92 * MINUTE)]

    expect(prove(scans, { prepared: late, rule: TWO_SCANS })).toBeUndefined()
    expect(prove(afterBoth, { prepared: late, rule: TWO_SCANS })).toBeDefined()
    expect(prove(scans, { prepared: expiry, rule: TWO_SCANS })).toBeDefined()
  })
})

describe('absence cannot be shown', () => {
  it('while nobody knows when the last attempt had ended, where that counts', () => {
    const { lastEndedBy: _ended, ...previousAttempts } = LOST_ONCE

    expect(prove(scans, { rule: TWO_SCANS, previousAttempts })).toBeUndefined()
  })

  it('while nobody can read when the last attempt had ended', () => {
    const previousAttempts = { ...LOST_ONCE, lastEndedBy: exactly(Number.NaN) }

    expect(prove(four, { previousAttempts })).toBeUndefined()
    expect(prove(scans, { rule: TWO_SCANS, previousAttempts })).toBeUndefined()
  })

  it('of something that was never prepared', () => {
    const { prepared: _prepared, ...bare } = pendingRefund({ misses: four })

    expect(proveAbsent(bare, FOUR_LOOKUPS)).toBeUndefined()
  })

  it('by a rule that asks for no lookup at all', () => {
    const nothing: AbsenceRule = { misses: 0, apartMs: 0, after: 'last_attempt' }

    expect(prove([], { rule: nothing })).toBeUndefined()
  })
})

describe('how far lookups are from showing absence', () => {
  it('is how many count so far, and from when on one can', () => {
    const looked = pendingRefund({ misses: [scans[0] ?? lookup(0), lookup(2000)] })

    expect(absenceOutlook(pendingRefund(), TWO_SCANS)).toEqual({
      counted: 0,
      after: ENDED + WINDOW_MS,
    })
    expect(absenceOutlook(looked, TWO_SCANS)).toEqual({ counted: 1, after: ENDED + WINDOW_MS })
    expect(absenceOutlook(pendingRefund({ misses: four }), FOUR_LOOKUPS).counted).toBe(4)
  })

  it('counts none that had no positive control', () => {
    const blind = four.map((one) => ({ ...one, positiveControl: 'not_seen' as const }))

    expect(absenceOutlook(pendingRefund({ misses: blind }), FOUR_LOOKUPS).counted).toBe(0)
  })

  it('names no time while that is not known, or cannot be read', () => {
    const { lastEndedBy: _ended, ...bare } = LOST_ONCE
    const unreadable = { ...LOST_ONCE, lastEndedBy: exactly(Number.NaN) }
    const after = (previousAttempts: typeof bare) =>
      absenceOutlook(pendingRefund({ previousAttempts }), TWO_SCANS).after

    expect(after(bare)).toBeUndefined()
    expect(after(unreadable)).toBeUndefined()
  })
})

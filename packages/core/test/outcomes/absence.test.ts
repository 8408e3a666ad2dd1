import { describe, expect, it } from 'vitest'
import type { AbsenceQuestion, AbsenceRule } from '../../src/outcomes/absence.ts'
import type { LookupMiss } from '../../src/outcomes/lookup-miss.ts'
import { proveAbsent } from '../../src/outcomes/proof.ts'
import { epochOf, instantOf } from '../../src/time/instant.ts'
import { ACCOUNT } from '../evidence.ts'

const START = epochOf('2026-01-15T12:00:00Z')

/** Asked by reference: four answers, 15 s apart. */
const FOUR_ANSWERS: AbsenceRule = { misses: 4, apartMs: 15_000, after: 'last_attempt' }
/** Two complete scans, a minute apart. */
const TWO_SCANS: AbsenceRule = { misses: 2, apartMs: 60_000, after: 'replay_window' }

/** A look that began so many milliseconds after the last attempt had ended, and took one second. */
function look(after: number, more: Partial<LookupMiss> = {}): LookupMiss {
  return {
    reference: 'order_1',
    account: ACCOUNT,
    begunAt: instantOf(START + after),
    endedAt: instantOf(START + after + 1000),
    complete: true,
    positiveControl: 'seen',
    ...more,
  }
}

const question = (rule: AbsenceRule, more: Partial<AbsenceQuestion> = {}): AbsenceQuestion => ({
  reference: 'order_1',
  account: ACCOUNT,
  rule,
  notBefore: START,
  ...more,
})

const four = [look(1000), look(17_000), look(33_000), look(49_000)]

describe('absence at a provider that is asked by reference', () => {
  it('is four answers, each 15 s after the last, and carries them', () => {
    expect(proveAbsent(four, question(FOUR_ANSWERS))).toMatchObject({
      type: 'absent',
      misses: four,
    })
  })

  it.each([0, 1, 2, 3])('is not %i answers', (answers) => {
    expect(proveAbsent(four.slice(0, answers), question(FOUR_ANSWERS))).toBeUndefined()
  })

  it('does not ask in which order they are handed in', () => {
    expect(proveAbsent(four.toReversed(), question(FOUR_ANSWERS))).toMatchObject({
      misses: four,
    })
  })

  it.each<{ what: string; second: LookupMiss }>([
    { what: 'came too soon after the one before', second: look(16_999) },
    { what: 'is of another account', second: look(17_000, { account: { ...ACCOUNT, id: 'x' } }) },
    {
      what: 'is of the other mode',
      second: look(17_000, { account: { ...ACCOUNT, mode: 'live' } }),
    },
    {
      what: 'is of another provider with an account of the same name',
      second: look(17_000, { account: { ...ACCOUNT, provider: 'other' } }),
    },
    { what: 'looked for something else', second: look(17_000, { reference: 'order_2' }) },
    { what: 'broke off', second: look(17_000, { complete: false }) },
    { what: 'saw nothing of ours', second: look(17_000, { positiveControl: 'not_seen' }) },
    { what: 'has no readable begin', second: look(17_000, { begunAt: 'soon' }) },
    { what: 'has no readable end', second: look(17_000, { endedAt: 'later' }) },
    { what: 'ended before it began', second: look(17_000, { endedAt: instantOf(START) }) },
  ])('does not count an answer that $what', ({ second }) => {
    expect(proveAbsent([look(1000), second, ...four.slice(2)], question(FOUR_ANSWERS))).toBe(
      undefined,
    )
  })

  it('counts the answers of a rotated key of the same account', () => {
    const rotated = { ...ACCOUNT, credential: 'key_2' }

    expect(
      proveAbsent(
        four.map((miss) => ({ ...miss, account: rotated })),
        question(FOUR_ANSWERS),
      ),
    ).toBeDefined()
  })

  it('begins after the last attempt has ended, not with it', () => {
    const early = [look(0), ...four.slice(1)]

    expect(proveAbsent(early, question(FOUR_ANSWERS))).toBeUndefined()
    expect(proveAbsent([...early, look(65_000)], question(FOUR_ANSWERS))).toBeDefined()
  })

  it('counts an answer that came within the same millisecond', () => {
    const atOnce = four.map((miss) => ({ ...miss, endedAt: miss.begunAt }))

    expect(proveAbsent(atOnce, question(FOUR_ANSWERS))).toMatchObject({ misses: atOnce })
  })

  it('skips the answers in between and goes on with the next that counts', () => {
    const hasty = [look(1000), look(2000), look(17_000), look(18_000), look(33_000), look(49_000)]

    expect(proveAbsent(hasty, question(FOUR_ANSWERS))).toMatchObject({ misses: four })
  })
})

describe('absence at a provider that is scanned', () => {
  const window = 3_600_000

  it('is two scans a minute apart, after the whole window of the key', () => {
    const scans = [look(window + 1), look(window + 61_001)]
    const after = question(TWO_SCANS, { notBefore: START + window })

    expect(proveAbsent(scans, after)).toMatchObject({ type: 'absent', misses: scans })
    expect(proveAbsent([look(window), look(window + 61_000)], after)).toBeUndefined()
    expect(proveAbsent([look(window + 1), look(window + 61_000)], after)).toBeUndefined()
  })
})

describe('absence cannot be shown', () => {
  it('while nobody can read when the last attempt ended', () => {
    expect(proveAbsent(four, question(FOUR_ANSWERS, { notBefore: Number.NaN }))).toBeUndefined()
  })

  it('by a rule that asks for no look at all', () => {
    const nothing: AbsenceRule = { misses: 0, apartMs: 0, after: 'last_attempt' }

    expect(proveAbsent([], question(nothing))).toBeUndefined()
  })
})

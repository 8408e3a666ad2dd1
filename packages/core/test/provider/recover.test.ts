import { describe, expect, it } from 'vitest'
import { PaymentError } from '../../src/errors/payment-error.ts'
import type { Outcome } from '../../src/outcomes/outcome.ts'
import { recover } from '../../src/provider/recover.ts'
import { instantOf } from '../../src/time/instant.ts'
import { createTestClock } from '../clock.ts'
import { ACCOUNT } from '../evidence.ts'
import {
  createScriptedAdapter,
  decided,
  inconclusive,
  lostAgain,
  lostRefund,
  notSeen,
  PREPARED,
  settledNow,
  TWO_SCANS,
  throwing,
} from '../outcomes/scripted-adapter.ts'

const WINDOW_OPEN = createTestClock(10_000)
const WINDOW_OVER = createTestClock(3_000_000)

describe('while the provider takes a repeat for the same operation', () => {
  it('the same bytes are sent again, with all earlier attempts named', async () => {
    const { adapter, sent, looked } = createScriptedAdapter({ sends: [settledNow] })
    const signal = new AbortController().signal
    const lost = lostRefund()

    const outcome = await recover(adapter, lost, { clock: WINDOW_OPEN, signal })

    expect(outcome).toStrictEqual(settledNow(PREPARED))
    expect(sent).toEqual([
      { preparation: PREPARED, options: { previousAttempts: lost.previousAttempts, signal } },
    ])
    expect(looked).toEqual([])
  })

  it('it stays unknown when the repeat is lost too, and keeps the looks so far', async () => {
    const { adapter } = createScriptedAdapter({ sends: [lostAgain], looks: [notSeen(2000)] })
    const clock = createTestClock(10_000)
    const seen = await recover(adapter, lostRefund(), { clock, wanted: false })

    const outcome = await recover(adapter, seen, { clock })

    expect(outcome).toMatchObject({
      kind: 'unknown',
      previousAttempts: { lastEndedAt: instantOf(20_000) },
    })
    expect(outcome.kind === 'unknown' && outcome.misses).toHaveLength(1)
  })

  it('nothing is repeated that is no longer wanted: it is looked for', async () => {
    const { adapter, sent, looked } = createScriptedAdapter({ looks: [decided] })

    const outcome = await recover(adapter, lostRefund(), { clock: WINDOW_OPEN, wanted: false })

    expect(outcome.kind).toBe('not_applied')
    expect({ sent: sent.length, looked: looked.length }).toEqual({ sent: 0, looked: 1 })
  })
})

describe('when the window is over', () => {
  it.each([2_999_999, 3_000_000])('at %i ms nothing is repeated too late', async (now) => {
    const { adapter, sent } = createScriptedAdapter({ sends: [lostAgain], looks: [inconclusive] })

    await recover(adapter, lostRefund(), { clock: createTestClock(now) })

    expect(sent).toHaveLength(now < 3_000_000 ? 1 : 0)
  })

  it('it is looked for, from the first attempt on and beside a payment that is ours', async () => {
    const { adapter, sent, looked } = createScriptedAdapter({ looks: [inconclusive] })
    const positiveControl = { account: ACCOUNT, id: 'pay_0' }

    await recover(adapter, lostRefund(), { clock: WINDOW_OVER, positiveControl })

    expect(sent).toEqual([])
    expect(looked).toEqual([
      {
        outcome: lostRefund(),
        options: { positiveControl, since: instantOf(0), signal: undefined },
      },
    ])
  })

  it('what was found decides', async () => {
    const { adapter } = createScriptedAdapter({ looks: [decided] })

    const outcome = await recover(adapter, lostRefund(), { clock: WINDOW_OVER })

    expect(outcome).toMatchObject({ kind: 'not_applied', next: 'new_reference' })
  })

  it('a look that reported nothing leaves it unknown, with its error', async () => {
    const { adapter } = createScriptedAdapter({ looks: [inconclusive] })

    const outcome = await recover(adapter, lostRefund(), { clock: WINDOW_OVER })

    expect(outcome).toEqual({
      ...lostRefund(),
      error: expect.objectContaining({ code: 'unavailable' }),
    })
  })

  it('a read that fails leaves it unknown and throws at nobody', async () => {
    const error = new PaymentError('timed_out', { what: 'No answer came in time.' })
    const { adapter } = createScriptedAdapter({ looks: [throwing(error)] })

    const outcome = await recover(adapter, lostRefund(), { clock: WINDOW_OVER })

    expect(outcome).toMatchObject({ kind: 'unknown', error, misses: [] })
  })

  it('a mistake in the adapter itself is not taken for a failed read', async () => {
    const { adapter } = createScriptedAdapter({ looks: [throwing(new TypeError('a bug'))] })

    await expect(recover(adapter, lostRefund(), { clock: WINDOW_OVER })).rejects.toThrow('a bug')
  })
})

describe('looks that do not find it', () => {
  it('come together to absence, each asked for only when the last is old enough', async () => {
    const begins = [2000, 18_000, 34_000, 50_000]
    const { adapter, looked } = createScriptedAdapter({ looks: begins.map((at) => notSeen(at)) })
    const clock = createTestClock()
    let outcome: Outcome<'refund_payment'> = lostRefund()
    for (const begin of begins) {
      expect(outcome.kind).toBe('unknown')
      clock.moveTo(begin - 1)
      if (begin > 2000)
        expect(await recover(adapter, outcome, { clock, wanted: false })).toBe(outcome)
      clock.moveTo(begin)
      outcome = await recover(adapter, outcome, { clock, wanted: false })
    }

    expect(looked).toHaveLength(4)
    expect(outcome).toMatchObject({
      kind: 'not_applied',
      proof: { type: 'absent' },
      next: 'same_reference',
    })
  })

  it('name the next time at which a look tells something', async () => {
    const { adapter } = createScriptedAdapter({ looks: [notSeen(3_000_000)] })

    const outcome = await recover(adapter, lostRefund(), { clock: WINDOW_OVER })

    expect(outcome).toMatchObject({
      kind: 'unknown',
      recovery: { lookupNotBefore: instantOf(3_016_000), lookup: 'reference' },
    })
  })

  it('say in the error that it never happened, not that nothing was sent', async () => {
    const four = [2000, 18_000, 34_000].map((begin) => sightingAt(begin))
    const { adapter } = createScriptedAdapter({ looks: [notSeen(50_000)] })
    const clock = createTestClock(50_000)

    const outcome = await recover(adapter, lostRefund({ misses: four }), {
      clock,
      wanted: false,
    })

    expect(outcome.kind).toBe('not_applied')
    if (outcome.kind !== 'not_applied') return
    expect(outcome.error.message).toBe(
      'refund_payment refund_1 at acme: The provider does not have it, in as many looks as prove that ' +
        'it never arrived. No money has moved. Try again under the same reference, if it is still wanted.',
    )
  })

  it('do not count from before a repeat that may have arrived', async () => {
    const before = [2000, 18_000, 34_000].map((begin) => sightingAt(begin))
    const repeated = lostRefund({
      misses: before,
      previousAttempts: { firstSentAt: instantOf(0), lastEndedAt: instantOf(40_000) },
    })
    const { adapter } = createScriptedAdapter({ looks: [notSeen(50_000)] })

    const outcome = await recover(adapter, repeated, {
      clock: createTestClock(50_000),
      wanted: false,
    })

    expect(outcome.kind).toBe('unknown')
  })

  it('count only after the whole window where the key would bring it back', async () => {
    const forgotten = 3_600_000
    const looks = [3_000_001, 3_100_000, forgotten + 1, forgotten + 70_000]
    const { adapter } = createScriptedAdapter({
      looks: looks.map((at) => notSeen(at)),
      absence: TWO_SCANS,
    })
    const clock = createTestClock()
    let outcome: Outcome<'refund_payment'> = lostRefund()
    const kinds: string[] = []
    for (const at of looks) {
      clock.moveTo(at)
      outcome = await recover(adapter, outcome, { clock })
      kinds.push(outcome.kind)
    }

    expect(kinds).toEqual(['unknown', 'unknown', 'unknown', 'not_applied'])
  })

  it('count from the last attempt on where a repeat does no harm at any time', async () => {
    const looks = [2000, 70_000]
    const { adapter } = createScriptedAdapter({
      looks: looks.map((at) => notSeen(at)),
      absence: TWO_SCANS,
    })
    const clock = createTestClock()
    let outcome: Outcome<'refund_payment'> = lostRefund({
      prepared: { ...PREPARED, replay: { type: 'harmless' } },
    })
    for (const at of looks) {
      clock.moveTo(at)
      outcome = await recover(adapter, outcome, { clock, wanted: false })
    }

    expect(outcome).toMatchObject({ kind: 'not_applied', proof: { type: 'absent' } })
  })

  it.each([
    { what: 'a control that was not seen', more: { positiveControl: 'not_seen' } as const },
    { what: 'pages that are missing', more: { complete: false } },
    { what: 'another account', more: { account: { ...ACCOUNT, id: 'shop_2' } } },
    { what: 'an end that cannot be read', more: { endedAt: 'soon' } },
  ])('prove nothing with $what', async ({ more }) => {
    const begins = [2000, 18_000, 34_000, 50_000, 66_000]
    const { adapter } = createScriptedAdapter({ looks: begins.map((at) => notSeen(at, more)) })
    const clock = createTestClock()
    let outcome: Outcome<'refund_payment'> = lostRefund()
    for (const begin of begins) {
      clock.moveTo(begin)
      outcome = await recover(adapter, outcome, { clock, wanted: false })
    }

    expect(outcome.kind).toBe('unknown')
  })

  function sightingAt(begin: number) {
    const look = notSeen(begin)(lostRefund())
    if (look.kind !== 'not_seen') throw new Error('the script says otherwise')
    return look.miss
  }
})

describe('an outcome is handed back as it is', () => {
  it('when it is known', async () => {
    const { adapter } = createScriptedAdapter({})
    const known = settledNow(PREPARED)

    expect(await recover(adapter, known, { clock: WINDOW_OPEN })).toBe(known)
  })

  it.each([
    {
      what: 'nothing can be repeated or looked for',
      outcome: lostRefund({ recovery: { lookup: 'none', otherwise: 'manual' } }),
    },
    {
      what: 'a look would tell nothing yet',
      outcome: lostRefund({
        recovery: {
          lookup: 'scan',
          lookupNotBefore: instantOf(3_000_001),
          otherwise: 'manual',
        },
      }),
    },
    {
      what: 'nobody can read until when a look would tell nothing',
      outcome: lostRefund({
        recovery: { lookup: 'scan', lookupNotBefore: 'soon', otherwise: 'manual' },
      }),
    },
  ])('when $what', async ({ outcome }) => {
    const { adapter } = createScriptedAdapter({})

    expect(await recover(adapter, outcome, { clock: WINDOW_OVER })).toBe(outcome)
  })

  it('when it was never prepared', async () => {
    const { prepared: _prepared, ...bare } = lostRefund()
    const { adapter } = createScriptedAdapter({})

    expect(await recover(adapter, bare, { clock: WINDOW_OPEN })).toBe(bare)
  })
})

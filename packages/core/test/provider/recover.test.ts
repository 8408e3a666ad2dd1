import { describe, expect, it } from 'vitest'
import { PaymentError } from '../../src/errors/payment-error.ts'
import type { Outcome } from '../../src/outcomes/outcome.ts'
import { parseOutcome } from '../../src/outcomes/parse-outcome.ts'
import type { Pending } from '../../src/outcomes/pending.ts'
import { recover } from '../../src/provider/recover.ts'
import { instantOf } from '../../src/time/instant.ts'
import { createTestClock } from '../clock.ts'
import { ACCOUNT } from '../evidence.ts'
import {
  exactly,
  FOUR_LOOKUPS,
  LOST_ONCE,
  lostRefund,
  MINUTE,
  miss,
  PREPARED,
  TWO_SCANS,
  untimed,
} from '../outcomes/pendings.ts'
import {
  createScriptedAdapter,
  decided,
  inconclusive,
  lostAgain,
  notSeen,
  type Script,
  settledNow,
  throwing,
} from '../outcomes/scripted-adapter.ts'

const WINDOW_OPEN = createTestClock(10_000)
const WINDOW_OVER = createTestClock(50 * MINUTE)

describe('while the provider takes a repeat for the same operation', () => {
  it('the same bytes are sent again, with all previous attempts named', async () => {
    const { adapter, sent, lookedUp } = createScriptedAdapter({
      sends: [settledNow],
      clock: WINDOW_OPEN,
    })
    const signal = new AbortController().signal
    const lost = lostRefund()

    const outcome = await recover(adapter, lost, { signal })

    expect(outcome).toStrictEqual(settledNow(PREPARED))
    expect(sent).toEqual([
      {
        preparation: PREPARED,
        options: { previousAttempts: lost.pending.previousAttempts, misses: [], signal },
      },
    ])
    expect(lookedUp).toEqual([])
  })

  it.each<[string, () => number]>([
    [
      'throws',
      () => {
        throw new Error('It broke.')
      },
    ],
    ['shows no number', () => Number.NaN],
    ['shows no date', () => 1e300],
  ])('the adapter’s clock is used where one that is passed %s', async (_what, now) => {
    const scripted = createScriptedAdapter({
      sends: [lostAgain],
      lookups: [notSeen(2000)],
      clock: WINDOW_OPEN,
    })
    const clock = { ...WINDOW_OPEN, now }

    const seen = await recover(scripted.adapter, lostRefund(), { wanted: false, clock })
    const again = await recover(scripted.adapter, lostRefund(), { clock })

    expect([seen, again]).toMatchObject([{ kind: 'unknown' }, { kind: 'unknown' }])
    expect(scripted.lookedUp).toHaveLength(1)
    expect(scripted.sent).toHaveLength(1)
  })

  it('it stays unknown when the repeat is lost too, and the lookups from before it count no more', async () => {
    const clock = createTestClock(10_000)
    const { adapter, sent } = createScriptedAdapter({
      sends: [lostAgain],
      lookups: [notSeen(2000)],
      clock,
    })
    const seen = await recover(adapter, lostRefund(), { wanted: false })

    const outcome = await recover(adapter, seen)

    expect(sent).toMatchObject([{ options: { misses: [miss(2000)] } }])
    expect(outcome).toMatchObject({
      kind: 'unknown',
      pending: { previousAttempts: { lastEndedAt: instantOf(20_000) }, misses: [] },
    })
  })

  it('nothing is repeated that is no longer wanted: it is looked up', async () => {
    const { adapter, sent, lookedUp } = createScriptedAdapter({
      lookups: [decided],
      clock: WINDOW_OPEN,
    })

    const outcome = await recover(adapter, lostRefund(), { wanted: false })

    expect(outcome.kind).toBe('not_applied')
    expect({ sent: sent.length, lookedUp: lookedUp.length }).toEqual({ sent: 0, lookedUp: 1 })
  })

  it('nothing is repeated under another credential of the account: it is looked up', async () => {
    const { adapter, sent, lookedUp } = createScriptedAdapter({
      account: { ...ACCOUNT, credential: 'key_2' },
      lookups: [decided],
      clock: WINDOW_OPEN,
    })

    const outcome = await recover(adapter, lostRefund())

    expect(outcome.kind).toBe('not_applied')
    expect({ sent: sent.length, lookedUp: lookedUp.length }).toEqual({ sent: 0, lookedUp: 1 })
  })

  it('nothing is sent or looked up by another account', async () => {
    const account = { ...ACCOUNT, id: 'shop_2' }
    const { adapter } = createScriptedAdapter({ account, clock: WINDOW_OPEN })
    const lost = lostRefund()

    expect(await recover(adapter, lost)).toBe(lost)
  })
})

describe('when the window is over', () => {
  const over = (script: Script) => createScriptedAdapter({ clock: WINDOW_OVER, ...script })

  it.each([2_999_999, 3_000_000])('at %i ms nothing is repeated too late', async (now) => {
    const clock = createTestClock(now)
    const { adapter, sent } = over({ sends: [lostAgain], lookups: [inconclusive], clock })

    await recover(adapter, lostRefund())

    expect(sent).toHaveLength(now < 3_000_000 ? 1 : 0)
  })

  it('it is looked up, from the first attempt on and beside a payment that is ours', async () => {
    const { adapter, sent, lookedUp } = over({ lookups: [inconclusive] })
    const positiveControl = { account: ACCOUNT, id: 'pay_0' }
    const lost = lostRefund()

    await recover(adapter, lost, { positiveControl })

    expect(sent).toEqual([])
    expect(lookedUp).toEqual([
      {
        pending: lost.pending,
        options: { positiveControl, known: undefined, since: instantOf(0), signal: undefined },
      },
    ])
  })

  it('what was found decides', async () => {
    const { adapter } = over({ lookups: [decided] })

    const outcome = await recover(adapter, lostRefund())

    expect(outcome).toMatchObject({ kind: 'not_applied', next: 'new_reference' })
  })

  it('a lookup that told nothing leaves it unknown, with its error', async () => {
    const { adapter } = over({ lookups: [inconclusive] })

    const outcome = await recover(adapter, lostRefund())

    expect(outcome).toEqual({
      ...lostRefund({ sentBefore: 50 * MINUTE }),
      error: expect.objectContaining({ code: 'unavailable' }),
    })
  })

  it('a read that fails leaves it unknown and throws at nobody', async () => {
    const error = new PaymentError('timed_out', { what: 'No response arrived in time.' })
    const { adapter } = over({ lookups: [throwing(error)] })

    const outcome = await recover(adapter, lostRefund())

    expect(outcome).toMatchObject({ kind: 'unknown', pending: { misses: [] } })
    expect(outcome.kind === 'unknown' && outcome.error).toBe(error)
  })

  it('a mistake in the adapter itself is not taken for a failed read', async () => {
    const { adapter } = over({ lookups: [throwing(new TypeError('a bug'))] })

    await expect(recover(adapter, lostRefund())).rejects.toThrow('a bug')
  })
})

describe('lookups that do not find it', () => {
  it('come together to absence, each made only when the last is old enough', async () => {
    const begins = [2000, 19_000, 36_000, 53_000]
    const clock = createTestClock()
    const lookups = begins.map((at) => notSeen(at))
    const { adapter, lookedUp } = createScriptedAdapter({ lookups, clock })
    let outcome: Outcome<'refund_payment'> = lostRefund()
    for (const begin of begins) {
      expect(outcome.kind).toBe('unknown')
      clock.moveTo(begin - 1)
      if (begin > 2000) expect(await recover(adapter, outcome, { wanted: false })).toBe(outcome)
      clock.moveTo(begin)
      outcome = await recover(adapter, outcome, { wanted: false })
    }

    expect(lookedUp).toHaveLength(4)
    expect(outcome).toMatchObject({
      kind: 'not_applied',
      proof: { type: 'absent' },
      next: 'same_reference',
    })
  })

  it('name the next time at which a lookup tells something, by the clock of the adapter', async () => {
    const { adapter } = createScriptedAdapter({
      lookups: [notSeen(50 * MINUTE)],
      clock: WINDOW_OVER,
    })

    const outcome = await recover(adapter, lostRefund())

    expect(outcome).toMatchObject({
      kind: 'unknown',
      pending: { plan: { notBefore: instantOf(3_017_000), lookup: 'reference' } },
    })
  })

  it('name it by the clock that recover is given', async () => {
    const { adapter } = createScriptedAdapter({ lookups: [notSeen(50 * MINUTE)] })
    const clock = createTestClock(7_000_000)

    const outcome = await recover(adapter, lostRefund(), { clock, wanted: false })

    expect(outcome).toMatchObject({ pending: { plan: { notBefore: instantOf(7_017_000) } } })
    expect(await recover(adapter, outcome, { clock, wanted: false })).toBe(outcome)
  })

  it('keep the provider’s time of the first contact after it was sent', async () => {
    const { lastEndedBy: _ended, ...previousAttempts } = LOST_ONCE
    const clock = createTestClock(10_000)
    const { adapter } = createScriptedAdapter({
      lookups: [notSeen(9000), notSeen(27_000)],
      now: () => ({
        at: clock.now(),
        providerTime: { earliest: clock.now() - 500, latest: clock.now() + 500 },
      }),
    })

    const first = await recover(adapter, lostRefund({ previousAttempts }), { wanted: false })
    clock.moveTo(28_000)
    const second = await recover(adapter, first, { wanted: false })

    expect(first).toMatchObject({ pending: { sentBefore: 10_500 } })
    expect(second).toMatchObject({ pending: { sentBefore: 10_500, misses: [{}, {}] } })
  })

  it('say in the error that it never happened, not that nothing was sent', async () => {
    const before = [2000, 18_000, 34_000].map((begin) => miss(begin))
    const clock = createTestClock(50_000)
    const { adapter } = createScriptedAdapter({ lookups: [notSeen(50_000)], clock })

    const outcome = await recover(adapter, lostRefund({ misses: before }), { wanted: false })

    expect(outcome.kind).toBe('not_applied')
    if (outcome.kind !== 'not_applied') return
    expect(outcome.error.message).toBe(
      'refund_payment refund_1 at acme: It never arrived: enough lookups at the provider did not find it. ' +
        'No money has moved. Try again under the same reference, if it is still wanted.',
    )
  })

  it('point at another operation where the lookup says so', async () => {
    const before = [2000, 18_000, 34_000].map((begin) => miss(begin))
    const { adapter } = createScriptedAdapter({
      lookups: [(pending) => ({ ...notSeen(50_000)(pending), next: 'different_operation' })],
      clock: createTestClock(50_000),
    })

    const outcome = await recover(adapter, lostRefund({ misses: before }), { wanted: false })

    expect(outcome).toMatchObject({ kind: 'not_applied', next: 'different_operation' })
    expect(outcome.kind === 'not_applied' && outcome.error.message).toContain(
      'Use another operation, if it is still wanted; see `next`.',
    )
  })

  it('still point there when the proof was stored, and is concluded by another process', async () => {
    const before = [2000, 18_000].map((begin) => miss(begin))
    const { adapter } = createScriptedAdapter({
      lookups: [(pending) => ({ ...notSeen(34_000)(pending), next: 'different_operation' })],
      clock: createTestClock(34_000),
    })
    const missed = await recover(adapter, lostRefund({ misses: before }), { wanted: false })
    if (missed.kind !== 'unknown') throw new Error(`It is ${missed.kind}`)
    const { pending } = missed
    const stored = JSON.stringify({ ...pending, misses: [...pending.misses, miss(50_000)] })

    const other = createScriptedAdapter({ clock: WINDOW_OPEN })
    const outcome = await recover(other.adapter, JSON.parse(stored))

    expect(outcome).toMatchObject({ kind: 'not_applied', next: 'different_operation' })
    expect(other.lookedUp).toEqual([])
  })

  it('prove it at once when they have come together already', async () => {
    const misses = [2000, 18_000, 34_000, 50_000].map((begin) => miss(begin))
    const { adapter, sent, lookedUp } = createScriptedAdapter({ clock: WINDOW_OPEN })

    const outcome = await recover(adapter, lostRefund({ misses }))

    expect(outcome).toMatchObject({ kind: 'not_applied', proof: { type: 'absent', misses } })
    expect([...sent, ...lookedUp]).toEqual([])
  })

  it('do not count from before a repeat that may have arrived', async () => {
    const before = [2000, 18_000, 34_000].map((begin) => miss(begin))
    const repeated = lostRefund({
      misses: before,
      previousAttempts: {
        ...LOST_ONCE,
        lastEndedAt: instantOf(40_000),
        lastEndedBy: exactly(40_000),
      },
    })
    const clock = createTestClock(50_000)
    const { adapter } = createScriptedAdapter({ lookups: [notSeen(50_000)], clock })

    const outcome = await recover(adapter, repeated, { wanted: false })

    expect(outcome.kind).toBe('unknown')
  })

  it('count only after the whole window where the key would bring it back', async () => {
    const forgotten = 3_601_000
    const times = [3_000_001, 3_100_000, forgotten + 1, forgotten + 70_000]
    const clock = createTestClock()
    const lookups = times.map((at) => notSeen(at))
    const { adapter } = createScriptedAdapter({ lookups, absence: TWO_SCANS, clock })
    let outcome: Outcome<'refund_payment'> = lostRefund()
    const kinds: string[] = []
    for (const at of times) {
      clock.moveTo(at)
      outcome = await recover(adapter, outcome)
      kinds.push(outcome.kind)
    }

    expect(kinds).toEqual(['unknown', 'unknown', 'unknown', 'not_applied'])
  })

  it('count from the last attempt on where a repeat does no harm at any time', async () => {
    const times = [2000, 70_000]
    const clock = createTestClock()
    const lookups = times.map((at) => notSeen(at))
    const { adapter } = createScriptedAdapter({ lookups, absence: TWO_SCANS, clock })
    let outcome: Outcome<'refund_payment'> = lostRefund({
      prepared: { ...PREPARED, replayWindow: { type: 'harmless' } },
    })
    for (const at of times) {
      clock.moveTo(at)
      outcome = await recover(adapter, outcome, { wanted: false })
    }

    expect(outcome).toMatchObject({ kind: 'not_applied', proof: { type: 'absent' } })
  })

  it.each([
    { what: 'a control that was not seen', more: { positiveControl: 'not_seen' } as const },
    { what: 'pages that are missing', more: { complete: false } },
    { what: 'another account', more: { account: { ...ACCOUNT, id: 'shop_2' } } },
    { what: 'another reference', more: { reference: 'refund_2' } },
  ])('prove nothing with $what', async ({ more }) => {
    expect(await afterLookups((at) => notSeen(at, more))).toHaveProperty('kind', 'unknown')
  })

  it('prove nothing while the provider’s clock is not known', async () => {
    const outcome = await afterLookups((at) => ({ operation }) => ({
      kind: 'not_seen',
      miss: untimed(miss(at, { reference: operation.reference })),
    }))

    expect(outcome).toMatchObject({ kind: 'unknown', pending: { misses: { length: 5 } } })
  })

  it.each([
    { what: 'an end', more: { endedBy: exactly(Number.NaN) } },
    { what: 'a begin', more: { begunAt: 'soon' } },
    { what: 'an account', more: { account: JSON.parse('{}') } },
  ])('are not stored with $what that cannot be read', async ({ more }) => {
    const outcome = await afterLookups((at) => notSeen(at, more))

    expect(outcome).toMatchObject({ kind: 'unknown', pending: { misses: [] } })
    expect(parseOutcome(JSON.parse(JSON.stringify(outcome)))).toEqual(outcome)
  })

  it('prove it when nothing is wrong with them', async () => {
    expect(await afterLookups((at) => notSeen(at), 4)).toHaveProperty('kind', 'not_applied')
  })

  async function afterLookups(
    lookupAt: (at: number) => NonNullable<Script['lookups']>[number],
    count = 5,
  ): Promise<Outcome<'refund_payment'>> {
    const begins = [2000, 20_000, 38_000, 56_000, 74_000].slice(0, count)
    const clock = createTestClock()
    const lookups = begins.map(lookupAt)
    const { adapter, lookedUp } = createScriptedAdapter({ lookups, clock, absence: FOUR_LOOKUPS })
    let outcome: Outcome<'refund_payment'> = lostRefund()
    for (const begin of begins) {
      clock.moveTo(begin)
      outcome = await recover(adapter, outcome, { wanted: false })
    }
    expect(lookedUp).toHaveLength(count)
    return outcome
  }
})

describe('an outcome is handed back as it is', () => {
  it('when it is known', async () => {
    const { adapter } = createScriptedAdapter({ clock: WINDOW_OPEN })
    const known = settledNow(PREPARED)

    expect(await recover(adapter, known)).toBe(known)
  })

  it.each<{ what: string; more: Partial<Pending<'refund_payment'>> }>([
    {
      what: 'nothing can be repeated or looked up',
      more: { plan: { repeat: 'never', lookup: 'none' } },
    },
    {
      what: 'a lookup would tell nothing yet',
      more: {
        plan: { repeat: 'never', lookup: 'scan', notBefore: instantOf(50 * MINUTE + 1) },
      },
    },
  ])('when $what', async ({ more }) => {
    const { adapter } = createScriptedAdapter({ clock: WINDOW_OVER })
    const outcome = lostRefund(more)

    expect(await recover(adapter, outcome)).toBe(outcome)
  })

  it('when it was never prepared', async () => {
    const { prepared: _prepared, ...pending } = lostRefund().pending
    const bare = { ...lostRefund(), pending }
    const { adapter } = createScriptedAdapter({ clock: WINDOW_OPEN })

    expect(await recover(adapter, bare)).toBe(bare)
  })
})

describe('recover refuses what it cannot read, before anything is sent or looked up', () => {
  it.each<{ what: string; lost: unknown; path: string }>([
    { what: 'nothing', lost: undefined, path: '' },
    { what: 'a text', lost: 'refund_1', path: '' },
    { what: 'an empty object', lost: {}, path: 'version' },
    { what: 'another kind of outcome', lost: { ...lostRefund(), kind: 'lost' }, path: 'kind' },
    { what: 'no pending', lost: { ...lostRefund(), pending: undefined }, path: 'pending' },
    {
      what: 'a time for the next lookup that nobody can read',
      lost: lostRefund({ plan: { repeat: 'never', lookup: 'scan', notBefore: 'soon' } }),
      path: 'pending.plan.notBefore',
    },
    {
      what: 'a prepared write without its window',
      lost: lostRefund({ prepared: JSON.parse('{"kind":"refund_payment"}') }),
      path: 'pending.prepared.replayWindow',
    },
    { what: 'a bare prepared write', lost: PREPARED, path: 'kind' },
  ])('$what', async ({ lost, path }) => {
    const { adapter, sent, lookedUp } = createScriptedAdapter({ clock: WINDOW_OPEN })

    await expect(recover(adapter, lost)).rejects.toMatchObject({
      code: 'unreadable_stored_data',
      issues: expect.arrayContaining([expect.objectContaining({ path })]),
    })
    expect([...sent, ...lookedUp]).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { refuseSendOptions } from '../../src/adapter.ts'
import type { Preparation } from '../../src/index.ts'

const now = '2026-01-15T12:00:00Z'
const preparation: Preparation<'refund_payment'> = {
  state: 'refused',
  kind: 'refund_payment',
  reference: 'r1',
  account: { provider: 'p', mode: 'test', id: 'shop', credential: 'key_1' },
  reason: 'invalid_request',
  issues: [],
}
const refuse = (options: unknown) => refuseSendOptions(preparation, { options, now })

describe('what a caller says of previous attempts', () => {
  it.each([
    { previousAttempts: 'none' },
    { previousAttempts: { firstSentAt: now, lastEndedAt: now } },
    { previousAttempts: { firstSentAt: now, lastEndedAt: '2026-01-15T11:59:59Z' } },
    {
      previousAttempts: {
        firstSentAt: now,
        lastEndedAt: now,
        firstSentBy: { earliest: 1, latest: 2 },
        lastEndedBy: { earliest: 2, latest: 2 },
      },
    },
    { previousAttempts: 'none', misses: [] },
    { previousAttempts: 'none', mustLeaveBefore: { epochMs: 1, monotonicMs: 0.5 } },
    { previousAttempts: 'none', signal: AbortSignal.abort() },
    { previousAttempts: 'none', signal: undefined },
  ])('is taken: %j', (options) => {
    expect(refuse(options)).toBeUndefined()
  })

  it.each<[string, unknown, string]>([
    ['nothing at all', undefined, ''],
    ['no previous attempts', {}, 'previousAttempts'],
    ['another word', { previousAttempts: 'first' }, 'previousAttempts'],
    ['one time', { previousAttempts: { firstSentAt: now } }, 'previousAttempts'],
    [
      'a time without an offset',
      { previousAttempts: { firstSentAt: '2026-01-15', lastEndedAt: now } },
      'previousAttempts',
    ],
    [
      'a provider’s time that is a text',
      { previousAttempts: { firstSentAt: now, lastEndedAt: now, firstSentBy: now } },
      'previousAttempts',
    ],
    [
      'a provider’s time that ends before it begins',
      {
        previousAttempts: {
          firstSentAt: now,
          lastEndedAt: now,
          firstSentBy: { earliest: 2, latest: 1 },
        },
      },
      'previousAttempts.firstSentBy.latest',
    ],
  ])('is refused as unknown, by the field that is wrong: %s', (_what, options, path) => {
    expect(refuse(options)).toMatchObject({
      kind: 'unknown',
      operation: { kind: 'refund_payment', reference: 'r1' },
      error: { code: 'invalid_request', issues: [{ path }] },
      pending: { version: 1, plan: { repeat: 'never', lookup: 'none' } },
    })
    expect(refuse(options)).not.toHaveProperty('pending.prepared')
  })

  describe.each<[string, object, string]>([
    ['lookups that are no list', { misses: 3 }, 'misses'],
    ['lookups that are none', { misses: [7] }, 'misses.0'],
    [
      'a limit without a monotonic time',
      { mustLeaveBefore: { epochMs: 1 } },
      'mustLeaveBefore.monotonicMs',
    ],
    [
      'a limit that is no time',
      { mustLeaveBefore: { epochMs: Number.NaN, monotonicMs: 1 } },
      'mustLeaveBefore.epochMs',
    ],
    ['a signal that is none', { signal: 'stop' }, 'signal'],
    ['a signal that is null', { signal: null }, 'signal'],
  ])('beside %s', (_what, options, path) => {
    it('the first attempt was provably never sent', () => {
      expect(refuse({ ...options, previousAttempts: 'none' })).toMatchObject({
        kind: 'not_applied',
        operation: { kind: 'refund_payment', reference: 'r1' },
        proof: { type: 'never_sent', phase: 'validate' },
        error: { code: 'invalid_request', issues: [{ path }] },
        next: 'same_reference',
      })
    })

    it('earlier attempts stay unknown, and when they were', () => {
      const previousAttempts = { firstSentAt: '2026-01-15T11:00:00.000Z', lastEndedAt: now }
      const refused = refuse({ ...options, previousAttempts })

      expect(refused).toMatchObject({ kind: 'unknown', error: { issues: [{ path }] } })
      expect(refused).toHaveProperty('pending.previousAttempts.firstSentAt', '2026-01-15T11:00:00Z')
    })
  })

  it.each([
    [undefined, 'is missing: must say what was sent before: { previousAttempts }.'],
    [
      {},
      "previousAttempts: is missing: must be 'none' for the first attempt ever under the reference, else { firstSentAt, lastEndedAt }.",
    ],
  ])('is refused in words that say what to do: %j', (options, issue) => {
    expect(refuse(options)?.error.message).toBe(
      'refund_payment r1 at p: Nothing was sent: previousAttempts is missing or cannot be read. ' +
        `${issue} Whether an earlier attempt happened is not known. ` +
        "Send it again, with { previousAttempts: 'none' } only if it was never sent before.",
    )
  })

  it('counts as sent from now on where it was refused, without any lookup', () => {
    expect(refuse({})).toMatchObject({
      pending: {
        operation: { kind: 'refund_payment', reference: 'r1' },
        account: preparation.account,
        previousAttempts: { firstSentAt: now, lastEndedAt: now },
        misses: [],
      },
    })
  })
})

import { instantOf } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import {
  answered,
  clock,
  MINUTES,
  messageOf,
  minutesAgo,
  NOW,
  neverConnected,
  observation,
  prepared,
  refund,
  refused,
  send,
  times,
  unclear,
} from './scripted-write.ts'

describe('a write', () => {
  it('is applied when the answer says so', async () => {
    const { outcome } = await send({})
    expect(outcome).toEqual({
      kind: 'applied',
      operation: { kind: 'refund_payment', reference: 'r1' },
      value: refund,
      observation,
    })
  })

  it('is applied, and asks for a fresh read, when the order of its response is lost', async () => {
    const { outcome } = await send({ attempt: { ...answered, orderLost: true } })
    expect(outcome).toMatchObject({
      kind: 'applied',
      observation: { ...observation, needsRead: true },
    })
  })

  it('keeps the very observation that asks for a fresh read already', async () => {
    const asking = { ...observation, needsRead: true }
    const { outcome } = await send({
      attempt: { ...answered, orderLost: true },
      reading: { says: 'applied', value: refund, observation: asking },
    })
    expect(outcome.kind === 'applied' && outcome.observation).toBe(asking)
  })

  it('is not sent, and unknown, when nobody can say what was tried before', async () => {
    const { outcome, calls } = await send({
      previousAttempts: { firstSentAt: 'yesterday', lastEndedAt: 'today' },
    })
    expect(outcome).toMatchObject({
      kind: 'unknown',
      error: { code: 'invalid_request', issues: [{ path: 'previousAttempts' }] },
    })
    expect(calls).toBe(0)
  })

  it('is read together with the bytes that were sent', async () => {
    const seen: unknown[] = []
    await send({ onRead: (...given) => seen.push(...given) })
    expect(seen).toEqual([answered, prepared])
  })

  it('is proven never sent when the first attempt could not connect', async () => {
    const { outcome } = await send({ attempt: neverConnected })
    expect(outcome).toMatchObject({
      kind: 'not_applied',
      proof: { type: 'never_sent', phase: 'connect' },
      next: 'same_reference',
    })
  })

  it('stays unknown when a repeat could not connect, and says so in words', async () => {
    const { outcome } = await send({ attempt: neverConnected, previousAttempts: minutesAgo(5) })
    expect(outcome.kind).toBe('unknown')
    expect(outcome).toMatchObject({ error: { message: expect.stringContaining('not known') } })
    expect(outcome).not.toMatchObject({ error: { message: expect.stringContaining('no money') } })
  })

  it.each(['timed_out', 'aborted', 'connection_lost', 'too_large'] as const)(
    'is unknown after %s, with the same bytes to repeat and the attempt counted',
    async (end) => {
      const { outcome } = await send({ attempt: { ...times, end } })
      expect(outcome).toEqual({
        kind: 'unknown',
        operation: { kind: 'refund_payment', reference: 'r1' },
        error: expect.objectContaining({ name: 'PaymentError' }),
        pending: {
          version: 1,
          operation: { kind: 'refund_payment', reference: 'r1' },
          account: prepared.account,
          misses: [],
          prepared,
          previousAttempts: { firstSentAt: NOW, lastEndedAt: NOW },
          plan: { repeat: 'while_safe', lookup: 'scan' },
        },
      })
    },
  )

  it('keeps the first attempt as the begin of the window over repeats', async () => {
    const { outcome } = await send({
      attempt: { ...times, end: 'timed_out' },
      previousAttempts: minutesAgo(20),
    })
    expect(outcome).toMatchObject({
      pending: {
        previousAttempts: {
          firstSentAt: instantOf(clock.now() - 20 * MINUTES),
          firstSentBy: minutesAgo(20).firstSentBy,
          lastEndedAt: NOW,
        },
      },
    })
  })

  it('carries when it was sent by the provider’s clock, where that is known', async () => {
    const begunBy = { earliest: 1_000, latest: 2_000 }
    const endedBy = { earliest: 3_000, latest: 4_000 }
    const { outcome } = await send({ attempt: { ...times, end: 'timed_out', begunBy, endedBy } })
    expect(outcome).toMatchObject({
      pending: { previousAttempts: { firstSentBy: begunBy, lastEndedBy: endedBy } },
    })
  })

  it('is unknown, with what recovers it, when reading its response fails', async () => {
    const onRead = () => {
      throw new Error('a fault of ours')
    }
    const begunBy = { earliest: 1_000, latest: 2_000 }
    const endedBy = { earliest: 3_000, latest: 4_000 }
    const { outcome } = await send({ onRead, attempt: { ...answered, begunBy, endedBy } })
    expect(outcome).toMatchObject({
      kind: 'unknown',
      error: { code: 'undecided' },
      pending: {
        prepared,
        previousAttempts: { firstSentAt: NOW, firstSentBy: begunBy, lastEndedBy: endedBy },
        plan: { repeat: 'while_safe' },
      },
    })
    expect(messageOf(outcome)).toContain(
      'Something failed while the request was sent or its response was read.',
    )
  })

  it('is unknown, and counts as sent just now, when sending itself breaks', async () => {
    const onCall = () => {
      throw new Error('a fault of ours')
    }
    const first = await send({ onCall })
    const repeat = await send({ onCall, previousAttempts: minutesAgo(5) })
    expect(first.outcome).toMatchObject({
      kind: 'unknown',
      error: { code: 'undecided', message: expect.stringContaining('Something failed') },
      pending: {
        prepared,
        previousAttempts: { firstSentAt: NOW, lastEndedAt: NOW },
        plan: { repeat: 'while_safe' },
      },
    })
    expect(repeat.outcome).toMatchObject({
      kind: 'unknown',
      pending: { previousAttempts: { ...minutesAgo(5), lastEndedAt: NOW } },
    })
  })

  it('is proven rejected by a listed code on a first attempt', async () => {
    const { outcome } = await send({ reading: refused('422') })
    expect(outcome).toMatchObject({
      kind: 'not_applied',
      proof: { type: 'rejected', code: '422' },
      next: 'new_reference',
      error: { code: 'refused', providerCode: '422' },
    })
  })

  it('stays unknown when the same code answers a repeat: the first attempt may have arrived', async () => {
    const { outcome } = await send({ reading: refused('422'), previousAttempts: minutesAgo(5) })
    expect(outcome).toMatchObject({
      kind: 'unknown',
      pending: { plan: { repeat: 'never', lookup: 'scan' } },
    })
  })

  it('is proven rejected on a repeat by a code that covers earlier attempts', async () => {
    const { outcome } = await send({ reading: refused('gone'), previousAttempts: minutesAgo(5) })
    expect(outcome.kind).toBe('not_applied')
  })

  it('stays unknown on any refusal that is not listed', async () => {
    const { outcome } = await send({ reading: refused('surprise') })
    expect(outcome.kind).toBe('unknown')
    expect(messageOf(outcome)).toBe(
      'refund_payment r1 at p: The provider refused the request. ' +
        'Whether it happened is not known: do not repeat it under a new reference. ' +
        'Resolve it with recover(), which repeats it safely or looks it up.',
    )
  })

  it('is repeated after a refusal that proves nothing only where that may bring a better answer', async () => {
    const useful = await send({ reading: { ...refused('surprise'), replay: 'useful' } })
    const useless = await send({ reading: { ...refused('surprise'), replay: 'useless' } })
    expect(useful.outcome).toHaveProperty('pending.plan.repeat', 'while_safe')
    expect(useless.outcome).toHaveProperty('pending.plan.repeat', 'never')
  })

  it('stays unknown when the answer is unclear, and may be repeated', async () => {
    const { outcome } = await send({ reading: unclear })
    expect(outcome).toMatchObject({
      kind: 'unknown',
      error: { code: 'unavailable' },
      pending: { plan: { repeat: 'while_safe' } },
    })
  })
})

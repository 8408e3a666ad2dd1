import { type OperationName, PaymentError } from '@paystate/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  answered,
  minutesAgo,
  NOW,
  neverConnected,
  prepared,
  refused,
  send,
  times,
  unclear,
} from './scripted-write.ts'

const PAID = new PaymentError('refused', { what: 'The payment was paid since.' })
const MISS = {
  reference: 'r1',
  account: prepared.account,
  begunAt: NOW,
  endedAt: NOW,
  complete: true,
  positiveControl: 'seen',
} as const

describe('a repeat that must not leave now', () => {
  const previousAttempts = minutesAgo(5)
  const held = { previousAttempts, hold: async () => PAID }

  it('is not sent, and stays as unknown as it was', async () => {
    const { outcome, calls } = await send(held)

    expect(calls).toBe(0)
    expect(outcome).toStrictEqual({
      kind: 'unknown',
      operation: { kind: 'refund_payment', reference: 'r1' },
      error: PAID,
      pending: {
        version: 1,
        operation: { kind: 'refund_payment', reference: 'r1' },
        account: prepared.account,
        prepared,
        previousAttempts,
        misses: [],
        plan: { repeat: 'never', lookup: 'scan' },
      },
    })
  })

  it('keeps the lookups that did not find it: nothing was sent after them', async () => {
    const { outcome } = await send({ ...held, options: { misses: [MISS] } })

    expect(outcome).toHaveProperty('pending.misses', [MISS])
  })

  it('is asked about with its own bytes', async () => {
    const asked: unknown[] = []
    await send({
      previousAttempts,
      hold: async (given) => {
        asked.push(given)
        return undefined
      },
    })

    expect(asked).toEqual([prepared])
  })
})

it('sends a repeat that nothing holds', async () => {
  const previousAttempts = minutesAgo(5)
  const { outcome, calls } = await send({ previousAttempts, hold: async () => undefined })

  expect(calls).toBe(1)
  expect(outcome.kind).toBe('applied')
})

describe('a first attempt that must not leave now', () => {
  it.each([
    ['different_operation', PAID],
    ['same_reference', new PaymentError('timed_out', { what: 'No response arrived in time.' })],
  ] as const)('was never sent, and needs the %s', async (next, error) => {
    const { outcome, calls } = await send({ hold: async () => error })

    expect(calls).toBe(0)
    expect(outcome).toMatchObject({
      kind: 'not_applied',
      proof: { type: 'never_sent', phase: 'validate' },
      error,
      next,
    })
  })

  it('is asked about with its own bytes, as a first one', async () => {
    const asked: unknown[] = []
    await send({
      hold: async (...given) => {
        asked.push(...given)
        return undefined
      },
    })

    expect(asked).toEqual([prepared, 'none'])
  })
})

it('remembers when it was first sent, and a repeat makes it no younger', async () => {
  const noted: OperationName[] = []
  const onSending = (operation: OperationName) => noted.push(operation)
  await send({ onSending, previousAttempts: minutesAgo(5) })
  expect(noted).toEqual([])

  await send({ onSending })
  expect(noted).toEqual([{ kind: 'refund_payment', reference: 'r1' }])
})

describe('whatever the result of a repeat', () => {
  const attempt = fc.oneof(
    fc.constantFrom(answered, neverConnected, { ...answered, orderLost: true } as const),
    fc
      .constantFrom(
        'timed_out',
        'aborted',
        'connection_lost',
        'too_large',
        'too_late',
        'not_started',
      )
      .map((end) => ({ ...times, end }) as const),
  )
  const reading = fc.constantFrom(unclear, refused('422'), refused('gone'), refused('surprise'))
  const breaks = fc.constantFrom<'nothing' | 'call' | 'read' | 'hold'>(
    'nothing',
    'call',
    'read',
    'hold',
  )
  const fails = () => {
    throw new Error('a fault of ours')
  }

  it('is proven not applied only by a code that covers every attempt, and never rejects', async () => {
    const scenes = fc.record({ attempt, reading, breaks, age: fc.integer({ min: 1, max: 60 }) })
    await fc.assert(
      fc.asyncProperty(scenes, async ({ attempt, reading, breaks, age }) => {
        const previousAttempts = minutesAgo(age)
        const { outcome } = await send({
          attempt,
          reading,
          previousAttempts,
          ...(breaks === 'call' && { onCall: fails }),
          ...(breaks === 'read' && { onRead: fails }),
          ...(breaks === 'hold' && { hold: fails }),
        })
        const isCovered =
          'code' in reading &&
          reading.code === 'gone' &&
          attempt.end === 'answered' &&
          breaks === 'nothing' &&
          age < 50
        expect(outcome.kind).toBe(isCovered ? 'not_applied' : 'unknown')
        if (outcome.kind !== 'unknown') return
        const { firstSentAt, firstSentBy } = outcome.pending.previousAttempts
        expect({ firstSentAt, firstSentBy }).toEqual({
          firstSentAt: previousAttempts.firstSentAt,
          firstSentBy: previousAttempts.firstSentBy,
        })
      }),
    )
  })
})

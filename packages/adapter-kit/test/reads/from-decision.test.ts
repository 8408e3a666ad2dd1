import {
  isPaymentError,
  type Lookup,
  OPERATION_KINDS,
  type OperationKind,
  PAYMENT_STATUSES,
} from '@paystate/core'
import { NO_AMOUNTS } from '@paystate/core/adapter'
import { describe, expect, it } from 'vitest'
import { decided, fromDecision, inconclusive, neverPrepared } from '../../src/index.ts'
import { account, NOW, observationOf, pendingOf, REFUND, readingAt } from '../fake/provider.ts'

const capture = pendingOf('capture_payment')
const reading = readingAt('authorized')

function messageOf(lookup: Lookup<'capture_payment'>): unknown {
  return 'error' in lookup && isPaymentError(lookup.error) && lookup.error.message
}

/** A refund that has ended cannot be canceled any more, whatever the status of its payment. */
const TOO_LATE = new Map<OperationKind, readonly (readonly string[])[]>([
  ['cancel_payment', [['captured', 'different_operation']]],
  ['cancel_refund', PAYMENT_STATUSES.map((status) => [status, 'never'])],
])

describe('a reading of the payment', () => {
  it('that shows the operation makes it applied', () => {
    const observation = observationOf()
    const value = { reference: 'capture_1', status: 'succeeded', amount: 500 } as const

    expect(
      fromDecision(capture, { decision: { type: 'applied', value, observation }, reading }),
    ).toStrictEqual({
      kind: 'decided',
      outcome: { kind: 'applied', operation: capture.operation, value, observation },
    })
  })

  it.each([
    ['mismatch', 'mismatch'],
    ['open', 'undecided'],
  ] as const)('that is %s leaves it open as %s', (type, code) => {
    const lookup = fromDecision(capture, {
      decision: { type, what: 'The amounts differ.' },
      reading,
    })

    expect(lookup).toMatchObject({
      kind: 'inconclusive',
      error: { code, provider: 'fake', operation: 'capture_payment', reference: 'capture_1' },
    })
    expect(messageOf(lookup)).toContain('capture_payment capture_1 at fake: The amounts differ.')
  })

  it.each([true, false])('that does not show it is a miss; complete: %s', (complete) => {
    const other = { ...account, credential: 'key-2' }
    const seen = readingAt('authorized', { account: other })

    expect(
      fromDecision(capture, { decision: { type: 'not_seen', complete }, reading: seen }),
    ).toStrictEqual({
      kind: 'not_seen',
      miss: {
        reference: 'capture_1',
        // The account as the response shows it, at the time of the response.
        account: other,
        begunAt: NOW,
        endedAt: NOW,
        complete,
        positiveControl: 'seen',
      },
    })
  })

  it.each(OPERATION_KINDS)(
    'makes another operation than a %s right where it is too late',
    (kind) => {
      const nexts = PAYMENT_STATUSES.map((status) => {
        const amounts = { ...NO_AMOUNTS, amount: 500 }
        const lookup = fromDecision(pendingOf(kind), {
          decision: { type: 'not_seen', complete: true },
          reading: readingAt(status, { report: { amounts } }),
        })
        return lookup.kind === 'not_seen' && lookup.next !== undefined ? [status, lookup.next] : []
      })

      expect(nexts.filter(({ length }) => length > 0)).toEqual(TOO_LATE.get(kind) ?? [])
    },
  )
})

it('is decided by what was found, whatever the operation was', () => {
  const pending = pendingOf('refund_payment')
  const observation = observationOf()

  expect(decided(pending, { value: REFUND, observation })).toStrictEqual({
    kind: 'decided',
    outcome: { kind: 'applied', operation: pending.operation, value: REFUND, observation },
  })
})

it('is inconclusive for a reason', () => {
  const lookup = inconclusive(capture, { code: 'unavailable', what: 'HTTP 503.' })

  expect(lookup).toMatchObject({
    kind: 'inconclusive',
    error: {
      code: 'unavailable',
      provider: 'fake',
      operation: 'capture_payment',
      reference: 'capture_1',
    },
  })
  expect(messageOf(lookup)).toContain('HTTP 503.')
})

it('has nothing to look for where it was never prepared', () => {
  const lookup = neverPrepared(capture)

  expect(lookup).toMatchObject({ kind: 'inconclusive', error: { code: 'undecided' } })
  expect(messageOf(lookup)).toContain('It was never prepared, so there is nothing to look up.')
})

import type { Observation, OperationKind } from '@paystate/core'
import { NO_AMOUNTS } from '@paystate/core/adapter'
import { describe, expect, it } from 'vitest'
import { appliedByPayment } from '../../src/index.ts'
import { ANSWERED } from '../fake/definition.ts'
import { observationOf, preparedAs, REFUND, readingAt } from '../fake/provider.ts'

/** How the response to a write is read that shows this. */
function readingOfResponse<K extends OperationKind>(kind: K, observation: Observation) {
  const answered = {
    prepared: preparedAs(kind),
    response: ANSWERED,
    previousAttempts: 'none',
  } as const
  return appliedByPayment(kind, { answered, observation })
}

const CREATED = readingAt('requires_action', { reference: 'create_1' }).observation
const { reference: _none, ...NAMELESS } = CREATED
const OTHER_AMOUNT = readingAt('requires_action', {
  reference: 'create_1',
  report: { amounts: { ...NO_AMOUNTS, amount: 501 } },
}).observation

describe('the response to a create', () => {
  it('applies it where it has our reference and amount', () => {
    expect(readingOfResponse('create_payment', CREATED)).toMatchObject({
      says: 'applied',
      value: { reference: 'create_1' },
    })
  })

  it.each([
    ['no reference', NAMELESS, 'The payment in the response does not carry our reference.'],
    [
      'another one',
      { ...CREATED, reference: 'create_2' },
      'The payment in the response carries another reference.',
    ],
    ['another amount', OTHER_AMOUNT, 'The payment in the response has another amount.'],
  ])('is a mismatch that says what differs: %s', (_what, observation, what) => {
    expect(readingOfResponse('create_payment', observation)).toEqual({
      says: 'unclear',
      error: 'mismatch',
      what,
    })
  })
})

describe.each([
  ['capture_payment', { captures: [] }, 'No capture in the response has our reference.'],
  ['refund_payment', { refunds: [] }, 'No refund in the response has our reference.'],
  [
    'refund_payment',
    { refunds: [{ ...REFUND, amount: 501 }] },
    'A refund of another amount has our reference.',
  ],
  [
    'refund_payment',
    { paymentId: 'pay_2', refunds: [REFUND] },
    'The response is about another payment.',
  ],
] as const)('the response to a %s', (kind, shown, what) => {
  it(`is a mismatch that says what differs: ${what}`, () => {
    expect(readingOfResponse(kind, observationOf(shown))).toEqual({
      says: 'unclear',
      error: 'mismatch',
      what,
    })
  })
})

it('does not end a payment by the response to a cancel, even where that is the canceled payment', () => {
  const { observation } = readingAt('canceled')
  const { payment: _ended, ...rest } = observation
  const cancellation = { reference: 'cancel_1', status: 'accepted', at: ANSWERED.endedAt }

  expect(readingOfResponse('cancel_payment', observation)).toEqual({
    says: 'applied',
    value: cancellation,
    observation: { ...rest, needsRead: true, cancellations: [cancellation] },
  })
})

import {
  type FindOptions,
  OPERATION_KINDS,
  type OperationKind,
  PaymentError,
  type Pending,
} from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { lookUp } from '../../src/adapter/look-up.ts'
import type { ReadDefinitions, WriteDefinitions } from '../../src/index.ts'
import { context, type FakeContext, fakeReads, fakeWrites } from '../fake/definition.ts'
import {
  account,
  EUR_5,
  INPUTS,
  NOW,
  observationOf,
  PAYMENT,
  pendingOf,
  REFUND,
  readingAt,
} from '../fake/provider.ts'

const OPTIONS: FindOptions = { positiveControl: PAYMENT }
const EPOCH = { since: '1970-01-01T00:00:00Z' }
const MISS = {
  reference: 'any',
  account,
  begunAt: NOW,
  endedAt: NOW,
  complete: true,
  positiveControl: 'seen',
} as const

/** Looks an operation up at a provider with these reads. */
function lookedUp<K extends OperationKind>(
  pending: Pending<K>,
  reads: Partial<ReadDefinitions<FakeContext>>,
  writes: Partial<WriteDefinitions<FakeContext>> = {},
) {
  const definition = { reads: fakeReads(reads), writes: fakeWrites(writes) }
  return lookUp(definition, context, { pending, options: OPTIONS })
}

/** A read that keeps what it was asked. */
function spied<T>(answer: T) {
  const asked: unknown[][] = []
  const read = async (...given: readonly unknown[]): Promise<T> => {
    asked.push([...given])
    return answer
  }
  return { asked, read }
}

describe('a create', () => {
  const pending = pendingOf('create_payment')

  it('is looked for by our reference and amount, and applied once it is found', async () => {
    const found = readingAt('requires_action')
    const { asked, read } = spied({ kind: 'found', ...found } as const)

    expect(await lookedUp(pending, { findPayment: read })).toEqual({
      kind: 'decided',
      outcome: {
        kind: 'applied',
        operation: pending.operation,
        value: found.payment,
        observation: found.observation,
      },
    })
    expect(asked).toEqual([[context, { reference: 'create_1', amount: EUR_5 }, OPTIONS]])
  })

  it.each([
    ["from its first attempt on, by the provider's clock", { earliest: 0, latest: 9 }, EPOCH],
    ['to the end where that is not known', undefined, {}],
  ])('is scanned for %s: ours may have been wrong', async (_how, firstSentBy, from) => {
    const sent = { ...pending.previousAttempts, ...(firstSentBy && { firstSentBy }) }
    const { asked, read } = spied({ kind: 'not_seen', miss: MISS } as const)
    const definition = { reads: fakeReads({ findPayment: read }), writes: fakeWrites() }
    await lookUp(definition, context, {
      pending: { ...pending, previousAttempts: sent },
      options: { ...OPTIONS, since: NOW },
    })

    expect(asked[0]?.[2]).toEqual({ ...OPTIONS, ...from })
  })

  it('is looked for by our reference alone where its bytes are not known', async () => {
    const { prepared: _lost, ...unprepared } = pending
    const { asked, read } = spied({ kind: 'not_seen', miss: MISS } as const)
    await lookedUp(unprepared, { findPayment: read })

    expect(asked).toEqual([[context, { reference: 'create_1' }, OPTIONS]])
  })

  it.each([
    { kind: 'not_seen', miss: MISS } as const,
    { kind: 'inconclusive', error: new PaymentError('mismatch', { what: 'Another.' }) } as const,
  ])('stays open where the search says $kind', async (found) => {
    expect(await lookedUp(pending, { findPayment: async () => found })).toBe(found)
  })
})

describe('a refund', () => {
  const pending = pendingOf('refund_payment')

  it('is looked for by our reference and amount among those of its payment', async () => {
    const observation = observationOf()
    const { asked, read } = spied({ kind: 'found', refund: REFUND, observation } as const)

    expect(await lookedUp(pending, { findRefund: read })).toEqual({
      kind: 'decided',
      outcome: { kind: 'applied', operation: pending.operation, value: REFUND, observation },
    })
    const search = { reference: 'refund_1', payment: PAYMENT, amount: EUR_5 }
    expect(asked).toEqual([[context, search, OPTIONS]])
  })

  it('stays open where the search does not find it', async () => {
    const found = { kind: 'not_seen', miss: MISS } as const

    expect(await lookedUp(pending, { findRefund: async () => found })).toBe(found)
  })
})

describe('what is done to a payment', () => {
  it('is decided by reading the payment: a capture that is among its captures', async () => {
    const capture = { reference: 'capture_1', status: 'succeeded', amount: 500 } as const
    const { asked, read } = spied(readingAt('captured', { captures: [capture] }))

    expect(await lookedUp(pendingOf('capture_payment'), { getPayment: read })).toMatchObject({
      kind: 'decided',
      outcome: { kind: 'applied', value: capture, operation: { reference: 'capture_1' } },
    })
    expect(asked).toEqual([[context, PAYMENT, OPTIONS]])
  })

  it('is decided by reading the payment: a cancel of one that is canceled', async () => {
    const { asked, read } = spied(readingAt('canceled'))

    expect(await lookedUp(pendingOf('cancel_payment'), { getPayment: read })).toMatchObject({
      kind: 'decided',
      outcome: { kind: 'applied', value: { reference: 'cancel_1', status: 'done' } },
    })
    expect(asked).toEqual([[context, PAYMENT, OPTIONS]])
  })

  it.each(['capture_payment', 'cancel_payment'] as const)(
    'stays open where the payment does not show it: %s',
    async (kind) => {
      const getPayment = async () => readingAt('authorized', { completeLists: ['captures'] })

      expect(await lookedUp(pendingOf(kind), { getPayment })).toMatchObject({
        kind: 'not_seen',
        miss: { reference: INPUTS[kind].reference, complete: true },
      })
    },
  )
})

describe('the cancel of a refund', () => {
  const pending = pendingOf('cancel_refund')

  it('is applied once the refund reads as canceled', async () => {
    const refund = { ...REFUND, status: 'canceled' } as const
    const observation = observationOf()
    const { asked, read } = spied({ refund, observation })

    expect(await lookedUp(pending, { getRefund: read })).toEqual({
      kind: 'decided',
      outcome: { kind: 'applied', operation: pending.operation, value: refund, observation },
    })
    expect(asked).toEqual([[context, INPUTS.cancel_refund.refund, OPTIONS]])
  })

  it.each(['succeeded', 'failed'] as const)(
    'is not there when the refund has %s, and is not asked for again',
    async (status) => {
      const getRefund = async () => ({
        refund: { ...REFUND, status },
        observation: observationOf(),
      })

      expect(await lookedUp(pending, { getRefund })).toMatchObject({
        kind: 'not_seen',
        miss: { reference: INPUTS.cancel_refund.reference, complete: true },
        next: 'never',
      })
    },
  )

  it.each(['pending', 'processing'] as const)(
    'stays open while the refund is %s',
    async (status) => {
      const getRefund = async () => ({
        refund: { ...REFUND, status },
        observation: observationOf(),
      })
      const found = await lookedUp(pending, { getRefund })

      expect(found).toMatchObject({ kind: 'inconclusive', error: { code: 'undecided' } })
      expect(found).toHaveProperty(
        'error.message',
        expect.stringContaining('The refund is not canceled yet.'),
      )
    },
  )
})

it.each(['capture_payment', 'cancel_payment', 'refund_payment', 'cancel_refund'] as const)(
  'asks nothing for a %s whose bytes are not known',
  async (kind) => {
    const { prepared: _lost, ...unprepared } = pendingOf(kind)

    expect(await lookedUp(unprepared, {})).toMatchObject({
      kind: 'inconclusive',
      error: { code: 'undecided', operation: kind, message: expect.stringContaining('prepared') },
    })
  },
)

it('takes the way of its own that a write brings, and no other', async () => {
  const pending = pendingOf('refund_payment')
  const { asked, read } = spied({ kind: 'not_seen', miss: MISS } as const)
  const { refund_payment } = fakeWrites()

  expect(
    await lookedUp(pending, {}, { refund_payment: { ...refund_payment, lookup: read } }),
  ).toEqual({ kind: 'not_seen', miss: MISS })
  expect(asked).toEqual([[context, pending, OPTIONS]])
})

it('is inconclusive where a read failed: nothing was learned', async () => {
  const error = new PaymentError('timed_out', { what: 'No response arrived in time.' })
  const findPayment = async () => {
    throw error
  }

  expect(await lookedUp(pendingOf('create_payment'), { findPayment })).toEqual({
    kind: 'inconclusive',
    error,
  })
})

it.each(OPERATION_KINDS)('leaves a %s open where something of ours breaks', async (kind) => {
  const broken = async () => {
    throw new TypeError('clock.now is not a function')
  }
  const reads = { getPayment: broken, getRefund: broken, findPayment: broken, findRefund: broken }
  const found = await lookedUp(pendingOf(kind), reads)

  expect(found).toMatchObject({
    kind: 'inconclusive',
    error: { code: 'undecided', provider: 'fake', operation: kind },
  })
  expect(found).toHaveProperty(
    'error.message',
    expect.stringContaining('Something failed while it was looked up.'),
  )
})

import { type AdapterRuntime, isPaymentError, PaymentError } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { createAdapter } from '../../src/index.ts'
import { createTestClock } from '../clock.ts'
import { type FakeDefinition, fakeDefinition, providerTimeAt } from '../fake/definition.ts'
import {
  account,
  NOW,
  observationOf,
  PAYMENT,
  pendingOf,
  REFUND,
  readingAt,
} from '../fake/provider.ts'

/** An adapter whose provider has these reads. */
function reading(reads: Partial<FakeDefinition['reads']>, runtime?: AdapterRuntime) {
  return createAdapter(fakeDefinition({ reads })).create({ key: 'given' }, runtime)
}

async function thrown(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'nothing was thrown',
    (error: unknown) => error,
  )
}

const MISS = {
  reference: 'order_1',
  account,
  begunAt: NOW,
  endedAt: NOW,
  complete: true,
  positiveControl: 'seen',
} as const
const NOT_SEEN = { kind: 'not_seen', miss: MISS } as const
const REFUND_REF = { payment: PAYMENT, id: 'ref_1' }
const SEARCH = { reference: 'order_1' }
const REFUND_SEARCH = { reference: 'refund_1', payment: PAYMENT }
const options = { known: readingAt('processing').payment, positiveControl: PAYMENT }

describe('a read', () => {
  it('asks the provider for what was named, and gives what it shows', async () => {
    const asked: unknown[] = []
    const shown = readingAt('captured')
    const seen = { refund: REFUND, observation: observationOf() }
    const adapter = reading({
      getPayment: async (_context, ...given) => {
        asked.push(given)
        return shown
      },
      getRefund: async (_context, ...given) => {
        asked.push(given)
        return seen
      },
    })

    expect(await adapter.getPayment(PAYMENT, options)).toBe(shown)
    expect(await adapter.getRefund(REFUND_REF, options)).toBe(seen)
    expect(await adapter.getPayment(PAYMENT)).toBe(shown)
    expect(await adapter.getRefund(REFUND_REF)).toBe(seen)
    expect(asked).toEqual([
      [PAYMENT, options],
      [REFUND_REF, options],
      [PAYMENT, {}],
      [REFUND_REF, {}],
    ])
  })
})

describe('a find', () => {
  const found = { kind: 'found', ...readingAt('captured') } as const

  it('asks the provider for what was searched, and gives what it found', async () => {
    const asked: unknown[] = []
    const foundRefund = { kind: 'found', refund: REFUND, observation: observationOf() } as const
    const adapter = reading({
      findPayment: async (_context, ...given) => {
        asked.push(given)
        return found
      },
      findRefund: async (_context, ...given) => {
        asked.push(given)
        return foundRefund
      },
    })

    expect(await adapter.findPayment(SEARCH, options)).toBe(found)
    expect(await adapter.findRefund(REFUND_SEARCH, options)).toBe(foundRefund)
    expect(await adapter.findPayment(SEARCH)).toBe(found)
    expect(await adapter.findRefund(REFUND_SEARCH)).toBe(foundRefund)
    expect(asked).toEqual([
      [SEARCH, options],
      [REFUND_SEARCH, options],
      [SEARCH, {}],
      [REFUND_SEARCH, {}],
    ])
  })

  it('writes on its miss when it was, by the provider’s clock', async () => {
    const clock = createTestClock()
    const slowly = async () => {
      clock.advance(5_000)
      return NOT_SEEN
    }
    const adapter = reading({ findPayment: slowly, findRefund: slowly }, { clock })
    const between = (begun: number, ended: number) => ({
      kind: 'not_seen',
      miss: { ...MISS, begunBy: providerTimeAt(begun), endedBy: providerTimeAt(ended) },
    })

    expect(await adapter.findPayment(SEARCH)).toEqual(between(0, 5_000))
    expect(await adapter.findRefund(REFUND_SEARCH)).toEqual(between(5_000, 10_000))
  })

  it('is inconclusive where its request failed: that is no miss', async () => {
    const error = new PaymentError('timed_out', { what: 'No response arrived in time.' })
    const fails = () => Promise.reject(error)
    const adapter = reading({ findPayment: fails, findRefund: fails })

    expect(await adapter.findPayment(SEARCH)).toEqual({ kind: 'inconclusive', error })
    expect(await adapter.findRefund(REFUND_SEARCH)).toEqual({ kind: 'inconclusive', error })
  })

  it('rejects where something of ours broke', async () => {
    const broken = new TypeError('a fault of ours')
    const fails = () => Promise.reject(broken)
    const adapter = reading({ findPayment: fails, findRefund: fails })

    expect(await thrown(adapter.findPayment(SEARCH))).toBe(broken)
    expect(await thrown(adapter.findRefund(REFUND_SEARCH))).toBe(broken)
  })
})

it('looks a pending operation up by its reads, and dates the miss', async () => {
  const asked: unknown[] = []
  const adapter = reading(
    {
      findPayment: async (_context, ...given) => {
        asked.push(given)
        return NOT_SEEN
      },
    },
    { clock: createTestClock() },
  )
  const pending = pendingOf('create_payment')

  expect(await adapter.lookup(pending, options)).toMatchObject({
    kind: 'not_seen',
    miss: { ...MISS, begunBy: providerTimeAt(0), endedBy: providerTimeAt(0) },
  })
  await adapter.lookup(pending)
  expect(asked).toEqual([
    [expect.objectContaining({ reference: 'create_1' }), options],
    [expect.objectContaining({ reference: 'create_1' }), {}],
  ])
})

describe('nothing is asked', () => {
  const elsewhere = { ...account, id: 'other shop' }
  const invalid = { ...PAYMENT, id: '' }
  const nameless = { payment: PAYMENT }
  const wrong = { ...REFUND_SEARCH, reference: '' }
  const { create } = createAdapter({ ...fakeDefinition(), extra: (own) => ({ own }) })
  const adapter = create({ key: 'given' })

  it.each([
    ['get_payment', () => adapter.getPayment(invalid), 'Invalid payment reference.'],
    ['get_refund', () => adapter.getRefund(nameless), 'Invalid refund reference.'],
    ['find_payment', () => adapter.findPayment(wrong), 'Invalid search.'],
    ['find_refund', () => adapter.findRefund(wrong), 'Invalid search.'],
  ])('by a %s that names nothing', async (operation, ask, what) => {
    const error = await thrown(ask())

    expect(error).toMatchObject({ code: 'invalid_request', provider: 'fake', operation })
    expect(isPaymentError(error) && error.message).toContain(what)
  })

  it.each([
    ['lookup', () => adapter.lookup(pendingOf('create_payment'), Object({ known: 1 }))],
    ['check', () => adapter.check(Object({ signal: 'soon' }))],
    ['options', async () => adapter.own(Object({ signal: 'soon' }))],
  ])('by a %s with options that are not valid', async (operation, ask) => {
    const error = await thrown(ask())

    expect(error).toMatchObject({ code: 'invalid_request', provider: 'fake', operation })
    expect(isPaymentError(error) && error.message).toContain('Invalid options.')
  })

  it('by a return that is no request', () => {
    expect(() => adapter.readReturn(Object({}))).toThrow(
      expect.objectContaining({ code: 'invalid_request', operation: 'read_return' }),
    )
  })

  it('by a lookup of what cannot be read', async () => {
    const pending = Object({ ...pendingOf('create_payment'), operation: 'nothing' })

    expect(await thrown(adapter.lookup(pending))).toMatchObject({ code: 'unreadable_stored_data' })
  })

  it.each([
    ['get_payment', () => adapter.getPayment({ ...PAYMENT, account: elsewhere })],
    [
      'get_refund',
      () => adapter.getRefund({ ...REFUND_REF, payment: { ...PAYMENT, account: elsewhere } }),
    ],
    [
      'find_refund',
      () => adapter.findRefund({ ...REFUND_SEARCH, payment: { ...PAYMENT, account: elsewhere } }),
    ],
  ])('by a %s of another account', async (operation, ask) => {
    const error = await thrown(ask())

    expect(error).toMatchObject({ code: 'account_differs', provider: 'fake', operation })
  })
})

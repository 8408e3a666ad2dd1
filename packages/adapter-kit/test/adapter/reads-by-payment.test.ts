import {
  isPaymentError,
  type Observation,
  PaymentError,
  type PaymentRef,
  type PaymentSearch,
} from '@paystate/core'
import { NO_AMOUNTS } from '@paystate/core/adapter'
import { describe, expect, it } from 'vitest'
import { readsByPayment } from '../../src/index.ts'
import { createTestClock } from '../clock.ts'
import { account, EUR_5, NOW, observationOf, PAYMENT, readingAt } from '../fake/provider.ts'

const context = { account, clock: createTestClock() }
const REFUNDS = [
  { id: 'ref_0', reference: 'refund_0', status: 'succeeded', amount: 100 },
  { id: 'ref_1', reference: 'refund_1', status: 'succeeded', amount: 300 },
] as const
const SEEN = readingAt('captured', {
  refunds: REFUNDS,
  completeLists: ['refunds'],
  report: { amounts: { ...NO_AMOUNTS, amount: EUR_5.minorUnits } },
})

const SHOWN = SEEN.observation
const { paymentId: _id, ...withoutId } = SHOWN
const { reference: _reference, ...withoutReference } = SHOWN

/** The reads of a provider that shows this payment, whichever is asked for; undefined: it has none. */
function readsOf(shown: Observation | undefined) {
  return readsByPayment(async () => {
    if (shown === undefined) throw new PaymentError('not_found', { what: 'Not found.' })
    return { ...SEEN, observation: shown }
  })
}

async function errorOf(promise: Promise<unknown>) {
  const error: unknown = await promise.catch((thrown: unknown) => thrown)
  return isPaymentError(error) ? { code: error.code, message: error.message } : error
}

const mismatch = {
  code: 'mismatch',
  message:
    'at fake: The response is about another payment, or does not name its payment. ' +
    'A read moves no money. Have a person check: another deployment may use the same references.',
}

describe('a payment', () => {
  it.each<[string, PaymentRef]>([
    ['its id', { account, id: 'pay_1' }],
    ['our reference', { account, reference: 'order_1' }],
    ['both', PAYMENT],
  ])('is read by %s', async (_names, payment) => {
    const reading = await readsOf(SHOWN).getPayment(context, payment, {})

    expect(reading.observation).toMatchObject({ paymentId: 'pay_1', reference: 'order_1' })
  })

  it.each<[string, PaymentRef, Observation]>([
    ['another id', PAYMENT, { ...SHOWN, paymentId: 'pay_2' }],
    ['no id', PAYMENT, withoutId],
    ['another reference', PAYMENT, { ...SHOWN, reference: 'order_2' }],
    ['no reference', PAYMENT, withoutReference],
    ['another reference', { account, reference: 'order_1' }, { ...SHOWN, reference: 'order_2' }],
  ])('is a mismatch where the response has %s', async (_what, payment, shown) => {
    expect(await errorOf(readsOf(shown).getPayment(context, payment, {}))).toEqual(mismatch)
  })
})

describe('a refund', () => {
  const read = (names: object, shown = SHOWN) =>
    readsOf(shown).getRefund(context, { payment: PAYMENT, ...names }, {})

  it.each([{ id: 'ref_1' }, { reference: 'refund_1' }, { id: 'ref_1', reference: 'refund_1' }])(
    'is read among those of its payment, by %o',
    async (names) => {
      const { refund, observation } = await read(names)

      expect(refund).toMatchObject(REFUNDS[1])
      expect(observation.paymentId).toBe('pay_1')
    },
  )

  it('is a mismatch where the one of that id carries another reference of ours', async () => {
    expect(await errorOf(read({ id: 'ref_1', reference: 'refund_0' }))).toMatchObject({
      code: 'mismatch',
      message: expect.stringContaining('The refund does not carry this reference.'),
    })
  })

  it.each([{ id: 'ref_2' }, { reference: 'refund_2' }])('is not found by %o', async (names) => {
    expect(await errorOf(read(names))).toMatchObject({
      code: 'not_found',
      message: expect.stringContaining('at fake: The payment has no such refund.'),
    })
  })

  it('is not looked for in another payment', async () => {
    expect(await errorOf(read({ id: 'ref_1' }, { ...SHOWN, paymentId: 'pay_2' }))).toEqual(mismatch)
  })
})

describe('a search for a payment', () => {
  const search: PaymentSearch = { reference: 'order_1', amount: EUR_5 }

  it.each([search, { reference: 'order_1' }])(
    'finds it by our reference, and by its amount where that is named',
    async (wanted) => {
      expect(await readsOf(SHOWN).findPayment(context, wanted, {})).toEqual({
        kind: 'found',
        ...SEEN,
      })
    },
  )

  it.each([
    { currency: 'EUR', minorUnits: 501 },
    { currency: 'USD', minorUnits: 500 },
  ])('does not take one of another amount for it: %o', async (amount) => {
    const found = await readsOf(SHOWN).findPayment(context, { ...search, amount }, {})

    expect(found).toMatchObject({ kind: 'inconclusive', error: { code: 'mismatch' } })
    expect(found).toHaveProperty(
      'error.message',
      expect.stringContaining(
        'at fake: Its amount is not the requested one. A read moves no money.',
      ),
    )
  })

  it('says when it did not see it, and that it has seen everything', async () => {
    expect(await readsOf(undefined).findPayment(context, search, {})).toEqual({
      kind: 'not_seen',
      miss: {
        reference: 'order_1',
        account,
        begunAt: NOW,
        endedAt: NOW,
        complete: true,
        positiveControl: 'not_seen',
      },
    })
  })

  /** A provider that answers each reference in its own way. */
  const answering = (responses: Readonly<Record<string, () => Error | 'seen'>>) =>
    readsByPayment(async (_context, { reference = '' }) => {
      const response = responses[reference]?.() ?? new Error(`Who asked for ${reference}?`)
      if (response === 'seen') return { ...SEEN, observation: observationOf({ reference }) }
      throw response
    })
  const notFound = () => new PaymentError('not_found', { what: 'Not found.' })
  const unavailable = () => new PaymentError('unavailable', { what: 'HTTP 503.' })
  const positiveControl = { account, reference: 'control' }

  it.each([
    ['seen', 'seen', () => 'seen' as const],
    ['not seen', 'not_seen', notFound],
    ['not readable', 'not_seen', unavailable],
  ])('says whether its account sees us: the control is %s', async (_what, expected, control) => {
    const { findPayment } = answering({ order_1: notFound, control })

    expect(await findPayment(context, search, { positiveControl })).toMatchObject({
      kind: 'not_seen',
      miss: { positiveControl: expected },
    })
  })

  it('asks for no control where none is named', async () => {
    const { findPayment } = answering({ order_1: notFound })

    expect(await findPayment(context, search, {})).toHaveProperty(
      'miss.positiveControl',
      'not_seen',
    )
  })

  it('gives no miss where its request failed, or something of ours broke', async () => {
    const broken = new TypeError('a fault of ours')
    const failed = answering({ order_1: unavailable }).findPayment(context, search, {})
    const fault = answering({ order_1: () => broken }).findPayment(context, search, {})
    const inControl = answering({ order_1: notFound, control: () => broken })

    expect(await errorOf(failed)).toMatchObject({ code: 'unavailable' })
    expect(await errorOf(fault)).toBe(broken)
    expect(await errorOf(inControl.findPayment(context, search, { positiveControl }))).toBe(broken)
  })
})

describe('a search for a refund', () => {
  const search = { payment: PAYMENT, reference: 'refund_1' }
  const find = (wanted: Omit<PaymentSearch, 'reference'>, reference = 'refund_1') =>
    readsOf(SHOWN).findRefund(context, { ...search, ...wanted, reference }, {})
  const euros = (minorUnits: number) => ({ amount: { currency: 'EUR', minorUnits } })

  it.each([euros(300), {}])('finds it by our reference, and by its amount: %o', async (wanted) => {
    expect(await find(wanted)).toEqual({
      kind: 'found',
      refund: expect.objectContaining(REFUNDS[1]),
      observation: SEEN.observation,
    })
  })

  it.each([euros(400), { amount: { currency: 'USD', minorUnits: 300 } }])(
    'does not take one of another amount for it: %o',
    async (wanted) => {
      expect(await find(wanted)).toMatchObject({
        kind: 'inconclusive',
        error: { code: 'mismatch' },
      })
    },
  )

  it('finds one whose amount is not reported', async () => {
    const refunds = [{ ...REFUNDS[1], amount: 'not_reported' }] as const
    const reads = readsByPayment(async () => readingAt('captured', { refunds }))
    const found = await reads.findRefund(context, { ...search, ...euros(300) }, {})

    expect(found).toMatchObject({ kind: 'found', refund: { amount: 'not_reported' } })
  })

  it('may be one that the list lacks: then the lookup is not complete', async () => {
    const { completeLists: _lists, ...partial } = SHOWN
    const search = { payment: PAYMENT, reference: 'refund_2' }

    expect(await readsOf(partial).findRefund(context, search, {})).toMatchObject({
      kind: 'not_seen',
      miss: { complete: false, positiveControl: 'seen' },
    })
  })

  it('has seen us once it has read the payment', async () => {
    expect(await find(euros(300), 'refund_2')).toEqual({
      kind: 'not_seen',
      miss: {
        reference: 'refund_2',
        account,
        begunAt: NOW,
        endedAt: NOW,
        complete: true,
        positiveControl: 'seen',
      },
    })
  })
})

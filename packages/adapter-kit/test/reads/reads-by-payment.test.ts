import { type Account, isPaymentError, type Observation, PaymentError } from '@paystate/core'
import { expect, it } from 'vitest'
import { readingOf, readsByPayment } from '../../src/index.ts'
import { createTestClock } from '../clock.ts'

const account: Account = { provider: 'any', mode: 'test', id: 'shop', credential: 'key' }
const context = { account, clock: createTestClock() }
const PAYMENT = { account, id: 'pay_1', reference: 'order_1' }

const SEEN: Observation = {
  account,
  asOf: { begun: 1, received: 2 },
  at: '2026-01-15T12:00:00Z',
  via: 'read',
  reference: 'order_1',
  paymentId: 'pay_1',
  refunds: [{ id: 'ref_1', reference: 'refund_1', status: 'succeeded', amount: 300 }],
  completeLists: ['refunds'],
}

function readsOf(observation: Observation | undefined) {
  return readsByPayment(async () => {
    if (observation) return readingOf(observation)
    throw new PaymentError('not_found', { what: 'Not found.' })
  })
}

async function codeOf(promise: Promise<unknown>): Promise<string | undefined> {
  const error: unknown = await promise.catch((thrown: unknown) => thrown)
  return isPaymentError(error) ? error.code : undefined
}

it.each([
  ['another id', { ...SEEN, paymentId: 'pay_2' }],
  ['another reference', { ...SEEN, reference: 'order_2' }],
])('takes a response with %s for a mismatch', async (_what, observation) => {
  const { getPayment, findPayment } = readsOf(observation)

  expect(await codeOf(getPayment(context, PAYMENT, {}))).toBe('mismatch')
  if (observation.reference === 'order_1') return
  expect(await codeOf(findPayment(context, { reference: 'order_1' }, {}))).toBe('mismatch')
})

it('takes a response without our reference for a mismatch', async () => {
  const { reference: _left, ...nobodys } = SEEN

  expect(await codeOf(readsOf(nobodys).getPayment(context, PAYMENT, {}))).toBe('mismatch')
})

it('gives a refund of the payment by its id or our reference, and none under another', async () => {
  const { getRefund } = readsOf(SEEN)
  const refund = (names: object) => getRefund(context, { payment: PAYMENT, ...names }, {})

  expect((await refund({ id: 'ref_1' })).refund.reference).toBe('refund_1')
  expect((await refund({ reference: 'refund_1' })).refund.id).toBe('ref_1')
  expect(await codeOf(refund({ id: 'ref_1', reference: 'refund_2' }))).toBe('mismatch')
  expect(await codeOf(refund({ id: 'ref_2' }))).toBe('not_found')
})

it('finds a refund by our reference, and takes another amount for a mismatch', async () => {
  const { findRefund } = readsOf(SEEN)
  const find = (reference: string, minorUnits: number) =>
    findRefund(
      context,
      { payment: PAYMENT, reference, amount: { currency: 'EUR', minorUnits } },
      {},
    )

  expect(await find('refund_1', 300)).toMatchObject({ kind: 'found', refund: { id: 'ref_1' } })
  expect(await find('refund_1', 400)).toMatchObject({ kind: 'inconclusive' })
  expect(await find('refund_2', 300)).toMatchObject({
    kind: 'not_seen',
    miss: { complete: true, positiveControl: 'seen' },
  })
})

it('says of a payment that is not found whether it could have seen it', async () => {
  const { findPayment } = readsOf(undefined)
  const unseen = await findPayment(context, { reference: 'order_1' }, { positiveControl: PAYMENT })
  const seeing = readsByPayment(async (_context, { id }) => {
    if (id === 'pay_1') return readingOf(SEEN)
    throw new PaymentError('not_found', { what: 'Not found.' })
  })
  const options = { positiveControl: PAYMENT }
  const seen = await seeing.findPayment(context, { reference: 'order_2' }, options)

  expect(unseen).toMatchObject({ kind: 'not_seen', miss: { positiveControl: 'not_seen' } })
  expect(seen).toMatchObject({ kind: 'not_seen', miss: { positiveControl: 'seen' } })
})

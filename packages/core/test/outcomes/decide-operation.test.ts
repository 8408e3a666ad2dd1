import { describe, expect, it } from 'vitest'
import type { Observation, PaymentReport } from '../../src/evidence/observation.ts'
import { projectPayment } from '../../src/evidence/project-payment.ts'
import type { PaymentReading } from '../../src/evidence/reading.ts'
import {
  decideCancel,
  decideCancelRefund,
  decideCapture,
  decideRefund,
} from '../../src/outcomes/decide-operation.ts'
import type { Prepared } from '../../src/outcomes/prepared.ts'
import type { PaymentAmounts } from '../../src/payments/amounts.ts'
import type { Capture } from '../../src/payments/capture.ts'
import type { PaymentRef } from '../../src/payments/payment-ref.ts'
import type { PaymentStatus } from '../../src/payments/payment-status.ts'
import type { Refund, RefundStatus } from '../../src/payments/refund.ts'
import { ACCOUNT, amounts, INTENT, read, reported } from '../evidence.ts'
import { PREPARED } from './pendings.ts'

const payment = { account: ACCOUNT, id: 'pay_1' }
const amount = { currency: 'EUR', minorUnits: 400 }

/** A reading whose payment has exactly these amounts: what a provider totals is not what its lists add up to. */
function reading(
  { status, totals }: { readonly status: PaymentStatus; readonly totals: Partial<PaymentAmounts> },
  lists: Partial<Observation> = {},
  report: Partial<PaymentReport> = {},
): PaymentReading {
  const observation = read([1, 2], { payment: reported(status, report), ...lists })
  const { payment: projected } = projectPayment(INTENT, [observation])
  return {
    observation,
    payment: { ...projected, status, amounts: amounts({ amount: 1000, ...totals }) },
  }
}

describe('a capture', () => {
  const capture: Prepared<'capture_payment'> = {
    ...PREPARED,
    kind: 'capture_payment',
    reference: 'capture_1',
    input: { reference: 'capture_1', payment, amount },
  }
  const ours: Capture = { id: 'c1', reference: 'capture_1', status: 'pending', amount: 400 }
  const theirs: Capture = { id: 'c2', status: 'succeeded', amount: 300 }
  const whole = (...captures: readonly Capture[]) =>
    ({ captures, completeLists: ['captures'] }) satisfies Partial<Observation>
  const captured = (total: PaymentAmounts['captured']) =>
    ({ status: 'authorized', totals: { captured: total } }) as const

  it('is applied when it is among the captures, whatever its status', () => {
    for (const status of ['pending', 'succeeded', 'failed'] as const) {
      const found = reading(captured(0), whole(theirs, { ...ours, status }))

      expect(decideCapture(capture, found)).toEqual({
        type: 'applied',
        value: { ...ours, status },
        observation: { ...found.observation, captures: [theirs, { ...ours, status }] },
      })
    }
  })

  it('keeps that it was the last one, in its value and in the evidence', () => {
    const last = { ...capture, input: { ...capture.input, final: true } }

    expect(decideCapture(last, reading(captured(0), whole(ours)))).toMatchObject({
      value: { final: true },
      observation: { captures: [{ id: 'c1', final: true }] },
    })
  })

  it.each([{ amount: 399 }, { amount: 401 }, { amount: 0 }, { currency: 'USD' }])(
    'of another amount under our reference is a mismatch: %j',
    (other) => {
      const found = reading(captured(0), whole({ ...ours, ...other }))

      expect(decideCapture(capture, found)).toEqual({
        type: 'mismatch',
        what: 'A capture of another amount has our reference.',
      })
    },
  )

  it('whose amount was not reported is applied', () => {
    const found = reading(captured(0), whole({ ...ours, amount: 'not_reported' }))

    expect(decideCapture(capture, found)).toHaveProperty('type', 'applied')
  })

  it('is a mismatch when the reading is of another attempt of its session', () => {
    const found = reading(captured(400), { ...whole(ours), paymentId: 'pay_2' })

    expect(decideCapture(capture, found)).toEqual({
      type: 'mismatch',
      what: 'The provider shows a different attempt of the session than the captured one.',
    })
  })

  it.each<{ what: string; asked: PaymentRef; shown: Partial<Observation> }>([
    { what: 'shows the same id', asked: payment, shown: { paymentId: 'pay_1' } },
    { what: 'shows no id', asked: payment, shown: {} },
    {
      what: 'shows an id, and the capture named none',
      asked: { account: ACCOUNT, reference: 'order_1' },
      shown: { paymentId: 'pay_2' },
    },
  ])('is decided when the reading $what', ({ asked, shown }) => {
    const { paymentId: _, ...found } = reading(captured(0), whole(ours)).observation
    const shownAs = { ...reading(captured(0)), observation: { ...found, ...shown } }
    const named = { ...capture, input: { ...capture.input, payment: asked } }

    expect(decideCapture(named, shownAs)).toHaveProperty('type', 'applied')
  })

  it.each<{ what: string; total: PaymentAmounts['captured']; list: Partial<Observation> }>([
    { what: 'nothing was captured', total: 0, list: whole() },
    { what: 'the captures add up to what was captured', total: 300, list: whole(theirs) },
    { what: 'a capture is under way', total: 0, list: whole({ ...theirs, status: 'pending' }) },
    { what: 'nothing was told of what was captured', total: 'not_reported', list: whole() },
    { what: 'there are no captures at all', total: 0, list: { completeLists: ['captures'] } },
  ])('is not there when $what', ({ total, list }) => {
    expect(decideCapture(capture, reading(captured(total), list))).toEqual({
      type: 'not_seen',
      complete: true,
    })
  })

  it.each<{ what: string; total: PaymentAmounts['captured']; list: Partial<Observation> }>([
    { what: 'money was captured and no capture shows', total: 400, list: whole() },
    { what: 'more was captured than the captures show', total: 301, list: whole(theirs) },
    {
      what: 'only a failed capture would explain what was captured',
      total: 300,
      list: whole({ ...theirs, status: 'failed' }),
    },
    {
      what: 'a capture has no amount',
      total: 300,
      list: whole({ ...theirs, amount: 'not_reported' }),
    },
    { what: 'the list was not whole', total: 0, list: { captures: [theirs] } },
    { what: 'there was no list', total: 0, list: {} },
  ])('may still be there when $what', ({ total, list }) => {
    expect(decideCapture(capture, reading(captured(total), list))).toEqual({
      type: 'not_seen',
      complete: false,
    })
  })
})

describe('a refund', () => {
  const refund: Prepared<'refund_payment'> = {
    ...PREPARED,
    input: { reference: 'refund_1', payment, amount },
  }
  const ours: Refund = { id: 'r1', reference: 'refund_1', status: 'pending', amount: 400 }
  const theirs: Refund = { id: 'r2', status: 'succeeded', amount: 300 }
  const whole = (...refunds: readonly Refund[]) =>
    ({ refunds, completeLists: ['refunds'] }) satisfies Partial<Observation>
  const refunded = (total: PaymentAmounts['refunded']) =>
    ({ status: 'captured', totals: { captured: 1000, refunded: total } }) as const

  it('is applied when it is among the refunds, whatever its status', () => {
    for (const status of ['pending', 'processing', 'succeeded', 'failed', 'canceled'] as const) {
      const found = reading(refunded(0), whole(theirs, { ...ours, status }))

      expect(decideRefund(refund, found)).toEqual({
        type: 'applied',
        value: { ...ours, status },
        observation: found.observation,
      })
    }
  })

  it.each([{ amount: 399 }, { amount: 401 }, { currency: 'USD' }, { amount: 0, currency: 'EUR' }])(
    'of another amount under our reference is a mismatch: %j',
    (other) => {
      expect(decideRefund(refund, reading(refunded(0), whole({ ...ours, ...other })))).toEqual({
        type: 'mismatch',
        what: 'A refund of another amount has our reference.',
      })
    },
  )

  it.each([{ amount: 'not_reported' } as const, { currency: 'EUR' }])(
    'is applied with %j',
    (known) => {
      const found = reading(refunded(0), whole({ ...ours, ...known }))

      expect(decideRefund(refund, found)).toHaveProperty('type', 'applied')
    },
  )

  it.each<{ what: string; total: PaymentAmounts['refunded']; list: Partial<Observation> }>([
    { what: 'nothing was refunded', total: 0, list: whole() },
    { what: 'the refunds add up to what was refunded', total: 300, list: whole(theirs) },
    {
      what: 'one under way counts already',
      total: 300,
      list: whole({ ...theirs, status: 'pending' }),
    },
    { what: 'another has failed', total: 0, list: whole({ ...theirs, status: 'failed' }) },
    { what: 'there are no refunds at all', total: 0, list: { completeLists: ['refunds'] } },
  ])('is not there when $what', ({ total, list }) => {
    expect(decideRefund(refund, reading(refunded(total), list))).toEqual({
      type: 'not_seen',
      complete: true,
    })
  })

  it.each<{ what: string; total: PaymentAmounts['refunded']; list: Partial<Observation> }>([
    { what: 'money was refunded and no refund shows', total: 400, list: whole() },
    { what: 'more was refunded than the refunds show', total: 700, list: whole(theirs) },
    {
      what: 'only a failed refund would explain what was refunded',
      total: 300,
      list: whole({ ...theirs, status: 'failed' }),
    },
    {
      what: 'only a canceled refund would explain what was refunded',
      total: 300,
      list: whole({ ...theirs, status: 'canceled' }),
    },
    {
      what: 'only a refund in another currency would explain what was refunded',
      total: 300,
      list: whole({ ...theirs, currency: 'USD' }),
    },
    {
      what: 'a refund has no amount',
      total: 300,
      list: whole({ ...theirs, amount: 'not_reported' }),
    },
    { what: 'the list was not whole', total: 300, list: { refunds: [theirs] } },
    {
      what: 'another list was whole',
      total: 0,
      list: { refunds: [], completeLists: ['disputes'] },
    },
  ])('may still be there when $what', ({ total, list }) => {
    expect(decideRefund(refund, reading(refunded(total), list))).toEqual({
      type: 'not_seen',
      complete: false,
    })
  })
})

describe('a cancellation', () => {
  const cancel: Prepared<'cancel_payment'> = {
    ...PREPARED,
    kind: 'cancel_payment',
    reference: 'cancel_1',
    input: { reference: 'cancel_1', payment, ifPaid: 'keep' },
  }

  it('is done once the payment is canceled, with its time where it is known', () => {
    const times = { canceledAt: '2026-01-15T12:00:00Z' }
    const at = reading({ status: 'canceled', totals: {} }, {}, { times })
    const untimed = reading({ status: 'canceled', totals: {} })
    const value = { reference: 'cancel_1', status: 'done', effect: 'canceled' } as const

    expect(decideCancel(cancel, at)).toEqual({
      type: 'applied',
      value: { ...value, at: times.canceledAt },
      observation: {
        ...at.observation,
        cancellations: [{ ...value, at: times.canceledAt }],
      },
    })
    expect(decideCancel(cancel, untimed)).toStrictEqual({
      type: 'applied',
      value,
      observation: { ...untimed.observation, cancellations: [value] },
    })
  })

  it.each(['expired', 'failed'] as const)('has nothing to cancel once it has %s', (status) => {
    expect(decideCancel(cancel, reading({ status, totals: {} }))).toMatchObject({
      type: 'applied',
      value: { reference: 'cancel_1', status: 'done', effect: 'none' },
    })
  })

  it('is done where a part was captured and the rest was released', () => {
    const part = reading({ status: 'captured', totals: { authorized: 1000, captured: 400 } })
    const decision = decideCancel(cancel, part)

    expect(decision).toMatchObject({
      type: 'applied',
      value: { reference: 'cancel_1', status: 'done' },
    })
    expect(decision.type === 'applied' && decision.value).not.toHaveProperty('effect')
  })

  it.each<{ status: PaymentStatus; totals: Partial<PaymentAmounts> }>([
    { status: 'requires_action', totals: {} },
    { status: 'processing', totals: {} },
    { status: 'authorized', totals: { authorized: 1000, captured: 400 } },
    { status: 'captured', totals: { authorized: 1000, captured: 1000 } },
  ])('is not seen on a payment that goes on: $status $totals', (state) => {
    expect(decideCancel(cancel, reading(state))).toEqual({ type: 'not_seen', complete: true })
  })

  it.each<{ status: PaymentStatus; totals: Partial<PaymentAmounts> }>([
    { status: 'captured', totals: { captured: 400 } },
    { status: 'captured', totals: { authorized: 1000 } },
  ])('may have released the rest where it is not clear how much was captured: $totals', (state) => {
    expect(decideCancel(cancel, reading(state))).toEqual({ type: 'not_seen', complete: false })
  })

  it('may be behind a status that nobody knows, or one that a fresh read must confirm', () => {
    const open = { status: 'processing', totals: {} } as const
    const unknown = { providerStatus: { value: 'releasing', codes: [], recognized: false } }

    expect(decideCancel(cancel, reading(open, {}, unknown))).toMatchObject({ complete: false })
    expect(decideCancel(cancel, reading(open, { needsRead: true }))).toMatchObject({
      complete: false,
    })
  })

  it('is not seen on money that is still reserved, or where no word of the provider shows', () => {
    const reserved = { status: 'authorized', totals: { authorized: 1000 } } as const
    const wordless = reading({ status: 'processing', totals: {} })
    const { providerStatus: _, ...payment } = wordless.payment

    expect(decideCancel(cancel, reading(reserved, { needsRead: true }))).toMatchObject({
      complete: true,
    })
    expect(decideCancel(cancel, { ...wordless, payment })).toMatchObject({ complete: true })
  })
})

describe('the cancel of a refund, decided from a reading of it', () => {
  const seen = (status: RefundStatus) => {
    const { observation } = reading({ status: 'captured', totals: {} })
    return { refund: { id: 're_1', status, amount: 300 } as const, observation }
  }

  it('is applied when the refund is canceled', () => {
    const { refund, observation } = seen('canceled')
    expect(decideCancelRefund({ refund, observation })).toEqual({
      type: 'applied',
      value: refund,
      observation,
    })
  })

  it.each(['succeeded', 'failed'] as const)('never happened when the refund has %s', (status) => {
    expect(decideCancelRefund(seen(status))).toEqual({ type: 'not_seen', complete: true })
  })

  it.each(['pending', 'processing'] as const)('is open while the refund is %s', (status) => {
    expect(decideCancelRefund(seen(status))).toEqual({
      type: 'open',
      what: 'The refund is not canceled yet.',
    })
  })
})

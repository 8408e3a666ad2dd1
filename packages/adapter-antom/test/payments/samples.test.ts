import { readingOf } from '@paystate/adapter-kit'
import {
  applyObservation,
  capturableOf,
  createPaymentRecord,
  type Observation,
  type Payment,
  refundableOf,
} from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { readPayment } from '../../src/payments/read-payment.ts'
import { parseJson } from '../../src/wire/parse-json.ts'
import { paymentReply } from '../../src/wire/payment.ts'
import { fixtureBytes, fixtureText } from '../support/fixtures.ts'

const account = { provider: 'antom', mode: 'test', id: 'SANDBOX_1', credential: 'k_1' } as const

function observationIn(sample: string, more: object = {}, begun = 1): Observation {
  const body = { ...parseJson(fixtureBytes(`inquiry-payment/${sample}`)), ...more }
  const asOf = { begun, received: begun + 1 }
  const provenance = { account, asOf, at: '2026-01-01T00:00:00Z', via: 'read' } as const
  const providerNow = provenance.at
  return readPayment(paymentReply.parse(body), { ...provenance, providerNow })
}

function paymentIn(sample: string): Payment {
  return readingOf(observationIn(sample)).payment
}

/** Requested, authorized, captured, capture pending, refunded, refund pending, reversed. */
function factsOf({ currency, amounts }: Payment): string {
  const { requested, authorized, captured, capturePending } = amounts
  const { refunded, refundPending, reversed } = amounts
  const reported = [
    requested,
    authorized,
    captured,
    capturePending,
    refunded,
    refundPending,
    reversed,
  ]
  return `${currency} ${reported.map((fact) => (fact === 'not_reported' ? '–' : fact)).join('/')}`
}

describe('the samples of inquiryPayment', () => {
  it.each([
    ['success-payment', 'captured', 'USD 30000/30000/30000/0/0/0/0', 'SUCCESS · SUCCESS'],
    ['timeout-payment', 'failed', 'PHP 15000/0/0/0/0/0/0', 'FAIL · PROCESS_FAIL'],
    ['canceled-after-pay', 'canceled', 'PHP 1314/1314/1314/0/0/0/1314', 'CANCELLED · SUCCESS'],
    [
      'transaction-partial-refunded',
      'captured',
      'PHP 1314/1314/1314/0/900/0/0',
      'SUCCESS · SUCCESS',
    ],
    [
      'transaction-fully-refunded',
      'captured',
      'PHP 1314/1314/1314/0/1314/0/0',
      'SUCCESS · SUCCESS',
    ],
    [
      'transaction-not-paid',
      'requires_action',
      'PHP 1314/0/0/0/0/0/0',
      'PROCESSING · PAYMENT_IN_PROCESS',
    ],
    ['transaction-canceled-unpaid', 'canceled', 'PHP 1314/0/0/0/0/0/0', 'CANCELLED · SUCCESS'],
    ['transaction-unpaid-closed', 'failed', 'PHP 1314/0/0/0/0/0/0', 'FAIL · PROCESS_FAIL'],
    ['insufficient-balance', 'failed', 'IDR 155500000/0/0/0/0/0/0', 'FAIL · BALANCE_NOT_ENOUGH'],
    ['limit-exceeded', 'failed', 'HKD 16000/0/0/0/0/0/0', 'FAIL · AMOUNT_EXCEED_LIMIT'],
    ['payment-pending', 'processing', 'PLN 1212/0/0/0/0/0/0', 'PENDING'],
    ['capture-successful', 'captured', 'BRL 110/110/110/0/0/0/0', 'SUCCESS · SUCCESS'],
    ['capture-failed', 'authorized', 'BRL 110/110/0/0/0/0/0', 'SUCCESS · SUCCESS'],
    ['capture-in-process', 'authorized', 'BRL 110/110/0/110/0/0/0', 'SUCCESS · SUCCESS'],
    ['wallet-installment', 'captured', 'USD 500/500/500/0/0/0/0', 'SUCCESS'],
  ])('%s reads as %s', (sample, status, amounts, words) => {
    const payment = paymentIn(sample)

    expect(payment.status).toBe(status)
    expect(factsOf(payment)).toBe(amounts)
    expect(payment.amounts.amount).toBe(payment.amounts.requested)
    expect(payment.amounts.chargedBack).toBe('not_reported')
    expect(payment.providerStatus).toMatchObject({ recognized: true })
    expect(
      [payment.providerStatus?.value, ...(payment.providerStatus?.codes ?? [])].join(' · '),
    ).toBe(words)
    expect(payment.needsRead).toBe(false)
    const waits = sample === 'transaction-not-paid'
    expect(payment.nextAction === 'none').toBe(!waits)
    expect(payment.failure !== undefined).toBe(status === 'failed')
  })

  it('takes a captured card with the capture that the provider made by itself', () => {
    const payment = paymentIn('success-payment')

    expect(payment.captures).toMatchObject([
      {
        id: '202508201140108070001814F0284227145',
        origin: 'provider',
        status: 'succeeded',
        amount: 30000,
        capturedAt: '2025-08-20T06:33:19Z',
      },
    ])
    expect(payment.captures[0]).not.toHaveProperty('reference')
    expect(payment.times).toEqual({
      authorizedAt: '2025-08-20T06:33:16Z',
      captureBefore: '2025-08-27T06:33:16Z',
    })
    expect(payment.method).toEqual({ type: 'CARD', masked: '************0768', brand: 'VISA' })
    expect(payment.nextAction).toBe('none')
    expect(payment.allowed.cancelable).toBe('no')
    expect(capturableOf(payment)).toBe(0)
    expect(refundableOf(payment)).toBe(30000)
  })

  it('cannot tell a payment that closed unpaid from one that failed', () => {
    const failure = { code: 'PROCESS_FAIL', category: 'unspecified', next: 'new_reference' }

    expect(paymentIn('timeout-payment').failure).toMatchObject(failure)
    expect(paymentIn('transaction-unpaid-closed').failure).toMatchObject(failure)
    expect(paymentIn('timeout-payment').nextAction).toBe('none')
  })

  it('tells a cancel after the payment from one before by the time of the payment', () => {
    const afterPay = paymentIn('canceled-after-pay')
    const unpaid = paymentIn('transaction-canceled-unpaid')

    expect(afterPay.times).toEqual({ capturedAt: '2020-05-13T08:12:52Z' })
    expect(refundableOf(afterPay)).toBe(0)
    expect(unpaid.times).toEqual({})
    expect(refundableOf(unpaid)).toBe(0)
  })

  it('takes a canceled payment for unpaid only until a later read tells when it was paid', () => {
    const sample = 'transaction-canceled-unpaid'
    const paymentTime = '2020-05-13T01:15:52-07:00'
    const record = createPaymentRecord({ account })
    const before = applyObservation(record, observationIn(sample))
    const after = applyObservation(before.record, observationIn(sample, { paymentTime }, 3))

    expect(factsOf(before.record.payment)).toBe('PHP 1314/0/0/0/0/0/0')
    expect(after.record.payment.status).toBe('canceled')
    expect(factsOf(after.record.payment)).toBe('PHP 1314/1314/1314/0/0/0/1314')
  })

  it('takes refunds out of the transactions, with their references', () => {
    const partly = paymentIn('transaction-partial-refunded')
    const wholly = paymentIn('transaction-fully-refunded')

    expect(partly.refunds).toMatchObject([
      {
        id: '20200513114010801300188390262656585',
        reference: 'REFUND_20200513162125',
        status: 'succeeded',
        amount: 900,
      },
    ])
    expect(partly.refunds[0]).not.toHaveProperty('succeededAt')
    expect(partly.times).toEqual({ capturedAt: '2020-05-13T08:21:16Z' })
    expect(partly.allowed.cancelable).toBe('no')
    expect(refundableOf(partly)).toBe(414)
    expect(wholly.refunds).toMatchObject([
      {
        id: '20200513114010801300188990262696692',
        reference: 'REFUND_20200513162905',
        status: 'succeeded',
        amount: 1314,
      },
    ])
    expect(wholly.times).toEqual({ capturedAt: '2020-05-13T08:28:50Z' })
    expect(wholly.allowed.cancelable).toBe('no')
    expect(refundableOf(wholly)).toBe(0)
  })

  it("keeps the payer's page byte for byte", () => {
    const { nextAction, allowed } = paymentIn('transaction-not-paid')
    const url = /"redirectUrl": "(.*)"/.exec(
      fixtureText('inquiry-payment/transaction-not-paid'),
    )?.[1]

    expect(url).toHaveLength(551)
    expect(url).toContain('×')
    expect(nextAction).toEqual({ type: 'redirect', method: 'GET', url })
    expect(allowed.cancelable).toBe('not_reported')
  })

  it('knows the older names of two failures that stand in no table', () => {
    expect(paymentIn('insufficient-balance').failure).toMatchObject({
      code: 'BALANCE_NOT_ENOUGH',
      category: 'payer_funds',
      next: 'new_reference',
    })
    expect(paymentIn('limit-exceeded')).toMatchObject({
      reference: '3486440071-7941f2eb-27920041',
      failure: { code: 'AMOUNT_EXCEED_LIMIT', category: 'limit' },
    })
  })

  it('leaves a pending payment with the provider: the payer is done', () => {
    const payment = paymentIn('payment-pending')

    expect(payment.nextAction).toBe('none')
    expect(payment.times).toEqual({ createdAt: '2022-04-01T08:20:43Z' })
    expect(payment.id).toHaveLength(64)
  })

  it('takes a capture for captured, failed or pending as the transaction says', () => {
    const captured = paymentIn('capture-successful')
    const failed = paymentIn('capture-failed')
    const pending = paymentIn('capture-in-process')

    for (const { times } of [captured, failed, pending]) {
      expect(times).toEqual({ authorizedAt: '2022-09-29T14:12:54Z' })
    }
    expect(captured.captures).toMatchObject([
      { id: '2022XXXXXXXX', reference: 'test_test_test_XXXX', status: 'succeeded', amount: 110 },
    ])
    expect(captured.captures[0]).not.toHaveProperty('capturedAt')
    expect([capturableOf(captured), refundableOf(captured)]).toEqual([0, 110])
    expect(failed.captures).toMatchObject([
      { status: 'failed', amount: 110, failure: { code: 'PROCESS_FAIL', next: 'contact' } },
    ])
    expect([capturableOf(failed), refundableOf(failed)]).toEqual([110, 0])
    expect(pending.captures).toMatchObject([{ status: 'pending', amount: 110 }])
    expect([capturableOf(pending), refundableOf(pending)]).toEqual([0, 0])
  })

  it('reads a wallet with result information as paid in one step', () => {
    const payment = paymentIn('wallet-installment')

    expect(payment.captures).toEqual([])
    expect(payment.times).toEqual({
      createdAt: '2019-06-01T03:31:01Z',
      capturedAt: '2019-06-01T03:31:01Z',
    })
    expect(payment.method).toEqual({ installments: { count: 4, interval: 'MONTH' } })
    expect(payment.allowed.cancelable).toBe('not_reported')
    expect(refundableOf(payment)).toBe(500)
  })
})

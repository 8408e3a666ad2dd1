import { applyObservation, createPaymentRecord } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import {
  amount,
  captureJson,
  chargebackJson,
  linksWithoutCheckout,
  paymentJson,
  refundJson,
} from '../support/payment-json.ts'
import { ACCOUNT, observationOf, readAs } from '../support/read-as.ts'

const paid = {
  status: 'paid',
  paidAt: '2026-01-15T12:03:00+00:00',
  amountRefunded: amount('0.00'),
  amountRemaining: amount('10.00'),
  method: 'ideal',
  _links: linksWithoutCheckout(),
}

describe("the provider's words", () => {
  it.each([
    ['open', {}, 'requires_action'],
    ['open', { _links: linksWithoutCheckout() }, 'processing'],
    ['pending', { _links: linksWithoutCheckout() }, 'processing'],
    ['pending', {}, 'processing'],
    ['authorized', { _links: linksWithoutCheckout() }, 'authorized'],
    ['paid', paid, 'captured'],
    ['canceled', { _links: linksWithoutCheckout() }, 'canceled'],
    ['expired', { _links: linksWithoutCheckout() }, 'expired'],
    ['failed', { _links: linksWithoutCheckout() }, 'failed'],
    ['PAID ', paid, 'captured'],
  ])('"%s" with %o reads as %s', (status, differs, wanted) => {
    const payment = readAs(paymentJson({ ...differs, status }))
    expect(payment).toMatchObject({
      status: wanted,
      providerStatus: { value: status, recognized: true },
    })
    expect(payment.providerStatus).not.toHaveProperty('note')
  })

  it('takes the older spelling of canceled, and points it out', () => {
    const payment = readAs(paymentJson({ status: 'cancelled', _links: linksWithoutCheckout() }))
    expect(payment).toMatchObject({
      status: 'canceled',
      providerStatus: {
        value: 'cancelled',
        recognized: true,
        note: expect.stringContaining('first version'),
      },
    })
  })

  it.each(['refunded', 'charged_back', 'paidout', 'constructor', 'teleported'])(
    'takes "%s" for no end and for no money, and says that it does not know it',
    (status) => {
      const payment = readAs(paymentJson({ ...paid, status }))
      expect(payment).toMatchObject({
        status: 'processing',
        providerStatus: { value: status, recognized: false },
        amounts: { captured: 'not_reported', authorized: 'not_reported', reversed: 'not_reported' },
        allowed: {
          cancelable: 'not_reported',
          capturable: 'not_reported',
          refundable: 'not_reported',
        },
      })
    },
  )
})

describe('what the payer has to do', () => {
  it('is to go to the checkout page, by its address byte for byte', () => {
    const href = 'https://www.mollie.com/checkout/select-method/a×b?c=%2f'
    const payment = readAs(paymentJson({ _links: { checkout: { href } } }))
    expect(payment.nextAction).toEqual({
      type: 'redirect',
      method: 'GET',
      url: href,
      expiresAt: '2026-01-15T12:15:00Z',
    })
  })

  it('is a transfer where there is no page', () => {
    const details = {
      bankName: 'Stichting Mollie Payments',
      bankAccount: 'NL53ABNA0627535577',
      bankBic: 'ABNANL2A',
      transferReference: 'RF12-3456-7890-1234',
    }
    const payment = readAs(
      paymentJson({ details, method: 'banktransfer', _links: linksWithoutCheckout() }),
    )
    expect(payment).toMatchObject({
      status: 'requires_action',
      nextAction: {
        type: 'transfer',
        bankAccount: 'NL53ABNA0627535577',
        bankIdentifier: 'ABNANL2A',
        transferReference: 'RF12-3456-7890-1234',
      },
    })
  })

  it('is nothing once the provider is at work', () => {
    expect(readAs(paymentJson({ status: 'pending' })).nextAction).toBe('none')
  })
})

describe('money', () => {
  it('of an open payment is reported to be nothing', () => {
    expect(readAs(paymentJson()).amounts).toEqual({
      requested: 1000,
      amount: 1000,
      authorized: 0,
      captured: 0,
      capturePending: 0,
      refunded: 0,
      refundPending: 0,
      reversed: 0,
      chargedBack: 0,
    })
  })

  it('of a paid payment is its amount', () => {
    expect(readAs(paymentJson(paid))).toMatchObject({
      amounts: { authorized: 1000, captured: 1000 },
      times: { capturedAt: '2026-01-15T12:03:00Z', createdAt: '2026-01-15T12:00:00Z' },
      allowed: { refundable: 'yes', refundRemaining: 1000, cancelable: 'no', capturable: 'no' },
      orderReference: 'order_1',
      method: { type: 'ideal' },
    })
  })

  it('of a paid payment is what was captured, where that is reported', () => {
    const payment = readAs(paymentJson({ ...paid, amountCaptured: amount('7.00') }))
    expect(payment).toMatchObject({ status: 'captured', amounts: { amount: 1000, captured: 700 } })
  })

  it('of an authorized payment with a capture is captured in part', () => {
    const payment = readAs(
      paymentJson({
        status: 'authorized',
        authorizedAt: '2026-01-15T12:03:00+00:00',
        captureBefore: '2026-01-22T12:03:00+00:00',
        amountCaptured: amount('4.00'),
        _links: linksWithoutCheckout({ captures: { href: 'x' } }),
        _embedded: {
          captures: [
            captureJson(),
            captureJson({ id: 'cpt_2', status: 'pending', amount: amount('3.00') }),
            captureJson({ id: 'cpt_3', status: 'failed', amount: amount('2.00') }),
          ],
        },
      }),
    )
    expect(payment).toMatchObject({
      status: 'authorized',
      amounts: { authorized: 1000, captured: 400, capturePending: 300 },
      times: { authorizedAt: '2026-01-15T12:03:00Z', captureBefore: '2026-01-22T12:03:00Z' },
      allowed: { cancelable: 'yes', capturable: 'yes' },
      captures: [
        { status: 'succeeded', amount: 400 },
        { status: 'pending' },
        { status: 'failed', failure: { code: 'failed' } },
      ],
    })
  })

  it('stays captured after refunds and chargebacks, which are objects and sums', () => {
    const payment = readAs(
      paymentJson({
        ...paid,
        amountRefunded: amount('4.00'),
        amountRemaining: amount('4.00'),
        amountChargedBack: amount('10.00'),
        _embedded: {
          refunds: [
            refundJson({ status: 'refunded', metadata: { paystate: { reference: 'refund_1' } } }),
            refundJson({ id: 're_2', status: 'queued', amount: amount('2.00') }),
          ],
          chargebacks: [chargebackJson()],
        },
      }),
    )
    expect(payment).toMatchObject({
      status: 'captured',
      amounts: { captured: 1000, refunded: 400, refundPending: 200, chargedBack: 1000 },
      refunds: [
        { reference: 'refund_1', status: 'succeeded', cancelable: 'no' },
        { status: 'pending', waitingFor: 'balance', cancelable: 'yes' },
      ],
      disputes: [
        {
          kind: 'chargeback',
          status: 'open',
          moneyTaken: 1000,
          reason: 'Account identifier incorrect',
        },
      ],
    })
  })

  it('comes back when a chargeback is reversed', () => {
    const reversed = chargebackJson({ reversedAt: '2026-02-01T12:00:00+00:00' })
    const payment = readAs(paymentJson({ ...paid, _embedded: { chargebacks: [reversed] } }))
    expect(payment).toMatchObject({
      amounts: { chargedBack: 0 },
      disputes: [{ status: 'won', moneyTaken: 0, closedAt: '2026-02-01T12:00:00Z' }],
    })
  })

  it('counts a refund that bounced as not gone', () => {
    const payment = readAs(
      paymentJson({
        ...paid,
        _embedded: { refunds: [refundJson({ status: 'failed' })] },
      }),
    )
    expect(payment).toMatchObject({
      amounts: { refunded: 0, refundPending: 0 },
      refunds: [{ status: 'failed', failure: { category: 'provider' } }],
    })
  })

  it.each(['0.00', '4.00'])(
    'takes %s as the total of a refund that is on its way, whichever way the provider counts',
    (total) => {
      const observation = observationOf(
        paymentJson({
          ...paid,
          amountRefunded: amount(total),
          _embedded: { refunds: [refundJson({ status: 'processing' })] },
        }),
      )
      const record = createPaymentRecord({ account: ACCOUNT })
      expect(applyObservation(record, observation)).toMatchObject({ anomalies: [] })
    },
  )

  it('reports a total that no way of counting explains', () => {
    const observation = observationOf(
      paymentJson({
        ...paid,
        amountRefunded: amount('9.00'),
        _embedded: { refunds: [refundJson({ status: 'refunded' })] },
      }),
    )
    const record = createPaymentRecord({ account: ACCOUNT })
    expect(applyObservation(record, observation)).toMatchObject({
      anomalies: [{ code: 'totals_differ' }],
    })
  })

  it.each([
    ['left out', undefined],
    ['null', null],
    ['a number', { currency: 'EUR', value: 10 }],
    ['in an unknown currency', { currency: 'XXZ', value: '10.00' }],
    ['with a comma', { currency: 'EUR', value: '10,00' }],
    ['with too many decimals', { currency: 'EUR', value: '10.001' }],
    ['negative', { currency: 'EUR', value: '-10.00' }],
  ])('is not reported when the amount is %s, and nothing is captured', (_how, strange) => {
    const payment = readAs(paymentJson({ ...paid, amount: strange }))
    expect(payment.amounts.amount).toBe('not_reported')
    expect(payment.amounts.captured).toBe('not_reported')
    expect(payment.status).toBe('processing')
  })

  it('is not reported by totals of another currency', () => {
    const payment = readAs(
      paymentJson({ ...paid, amountCaptured: amount('7.00', 'USD'), amountRemaining: null }),
    )
    expect(payment).toMatchObject({
      amounts: { captured: 'not_reported' },
      allowed: { refundRemaining: 'not_reported', refundable: 'not_reported' },
    })
  })

  it('is not reported to be nothing where the objects exist and did not come along', () => {
    const links = linksWithoutCheckout({ refunds: { href: 'x' }, captures: { href: 'x' } })
    const payment = readAs(
      paymentJson({ status: 'authorized', _links: links, amountRefunded: amount('4.00') }),
    )
    expect(payment.amounts).toMatchObject({
      captured: 'not_reported',
      capturePending: 'not_reported',
      refunded: 400,
      refundPending: 'not_reported',
    })
  })

  it.each(['expired', 'canceled', 'failed'])(
    'captured before it %s was authorized, and may be refunded',
    (status) => {
      const payment = readAs(
        paymentJson({
          status,
          amountCaptured: amount('4.00'),
          _embedded: { captures: [captureJson()] },
        }),
      )
      expect(payment).toMatchObject({
        amounts: { authorized: 1000, captured: 400 },
        allowed: { refundable: 'not_reported' },
      })
    },
  )

  it('reads yen without decimals', () => {
    const payment = readAs(paymentJson({ amount: amount('1050', 'JPY') }))
    expect(payment).toMatchObject({ currency: 'JPY', amounts: { amount: 1050 } })
  })
})

describe('an answer that is strange', () => {
  it('is read where it can be read', () => {
    const payment = readAs({
      resource: 'payment',
      id: 'tr_1',
      status: 'paid',
      amount: amount('10.00'),
      mode: null,
      method: 'hoverpay',
      isCancelable: 'perhaps',
      createdAt: 'yesterday',
      details: { failureReason: 7 },
      metadata: 'text of somebody',
      webhookUrl: null,
      _links: null,
      _embedded: { refunds: 'many', captures: null },
    })
    expect(payment).toMatchObject({
      status: 'captured',
      method: { type: 'hoverpay' },
      times: {},
      amounts: { captured: 1000, refunded: 'not_reported', chargedBack: 'not_reported' },
    })
    expect(payment).not.toHaveProperty('reference')
  })

  it('does not hide the other refunds behind one that cannot be read, nor says it has them all', () => {
    const refunds = [refundJson({ status: 'refunded' }), { resource: 'refund', id: 7 }]
    const observation = observationOf(paymentJson({ ...paid, _embedded: { refunds } }))
    expect(observation.refunds).toHaveLength(1)
    expect(observation.completeLists).toEqual([])
  })

  it('of the other mode is not evidence for this account', () => {
    const observation = observationOf(paymentJson({ mode: 'live' }))
    const record = createPaymentRecord({ account: ACCOUNT })
    expect(applyObservation(record, observation)).toMatchObject({
      kind: 'refused',
      reason: 'other_account',
    })
  })
})

describe('our reference', () => {
  it('is read from the webhook address when the metadata was overwritten', () => {
    const payment = readAs(paymentJson({ metadata: { note: 'mine' } }))
    expect(payment.reference).toBe('payment_1')
    expect(payment).not.toHaveProperty('orderReference')
  })

  it('is absent on a payment that others made', () => {
    const payment = readAs(paymentJson({ metadata: null, webhookUrl: 'https://other.example/' }))
    expect(payment).not.toHaveProperty('reference')
  })
})

describe('a failed payment', () => {
  it.each([
    ['insufficient_funds', 'payer_funds'],
    ['authentication_abandoned', 'payer_action'],
    ['card_expired', 'card'],
    ['possible_fraud', 'risk'],
    ['a_reason_of_tomorrow', 'unspecified'],
  ])('for %s is reported as %s', (failureReason, category) => {
    const payment = readAs(paymentJson({ status: 'failed', details: { failureReason } }))
    expect(payment).toMatchObject({
      failure: { code: failureReason, category, next: 'new_reference' },
      providerStatus: { codes: [failureReason] },
    })
  })

  it('tells the reason of a terminal', () => {
    const statusReason = { code: 'terminal_busy', message: 'Terminal bezet' }
    const payment = readAs(paymentJson({ status: 'failed', statusReason }))
    expect(payment.failure).toMatchObject({ code: 'terminal_busy', category: 'merchant' })
  })

  it('without a reason is failed all the same', () => {
    const payment = readAs(paymentJson({ status: 'failed', details: null }))
    expect(payment.failure).toEqual({
      code: 'failed',
      category: 'unspecified',
      next: 'new_reference',
    })
  })
})

describe('the method', () => {
  it.each([
    ['6787', '6787'],
    ['543474******0249', '543474******0249'],
    ['5555555555554444', '************4444'],
  ])('shows of the card number %s only %s', (cardNumber, masked) => {
    const details = { cardNumber, cardLabel: 'Mastercard' }
    const payment = readAs(paymentJson({ ...paid, method: 'creditcard', details }))
    expect(payment.method).toEqual({ type: 'creditcard', masked, brand: 'Mastercard' })
  })

  it('never shows an account number', () => {
    const details = { consumerName: 'T. Tester', consumerAccount: 'NL55INGB0000000000' }
    const payment = readAs(paymentJson({ ...paid, details }))
    expect(JSON.stringify(payment)).not.toMatch(/INGB|Tester/)
  })
})

describe('when to ask again', () => {
  it('is reported for open and pending, of which no webhook comes', () => {
    expect(readAs(paymentJson({ expiresAt: undefined })).times.pollAfter).toBe(
      '2026-01-15T12:15:00Z',
    )
    expect(readAs(paymentJson({ status: 'pending' })).times.pollAfter).toBe('2026-01-15T12:16:00Z')
    const pending = paymentJson({ status: 'pending', expiresAt: undefined })
    expect(readAs(pending).times.pollAfter).toBe('2026-01-15T13:00:00Z')
  })

  it('is right after the expiry, where that comes before', () => {
    const soon = paymentJson({ expiresAt: '2026-01-15T12:08:00+00:00' })
    expect(readAs(soon).times.pollAfter).toBe('2026-01-15T12:09:00Z')
  })

  it.each(['authorized', 'paid', 'canceled', 'expired', 'failed'])(
    'is not reported for %s',
    (status) => {
      expect(readAs(paymentJson({ status })).times).not.toHaveProperty('pollAfter')
    },
  )
})

import { describe, expect, it } from 'vitest'
import { answering, hal } from '../support/answering.ts'
import { aPayment } from '../support/connected.ts'
import { amount, linksWithoutCheckout, paymentJson } from '../support/payment-json.ts'
import { ACCOUNT, readAs } from '../support/read-as.ts'

const payment = { account: ACCOUNT, id: 'tr_5B8cwPMGnU6qLbRvo7qEZo' }

describe.each(['BGN', 'HRK', 'RUB'])('%s, which is gone', (currency) => {
  const money = { currency, minorUnits: 1000 }
  const { mollie } = answering(() => hal({}))

  it('is still read', () => {
    const paid = {
      status: 'paid',
      amount: amount('10.00', currency),
      amountRefunded: amount('0.00', currency),
      amountRemaining: amount('10.00', currency),
      _links: linksWithoutCheckout(),
    }
    expect(readAs(paymentJson(paid))).toMatchObject({
      status: 'captured',
      currency,
      amounts: { captured: 1000 },
      allowed: { refundRemaining: 1000 },
    })
  })

  it('is still refunded and captured', () => {
    const write = { reference: 'r_1', payment, amount: money }
    expect(mollie.prepare.refundPayment(write)).toMatchObject({ state: 'prepared' })
    expect(mollie.prepare.capturePayment(write)).toMatchObject({ state: 'prepared' })
  })

  it('is refused for a new payment', () => {
    expect(mollie.prepare.createPayment(aPayment({ amount: money }))).toMatchObject({
      state: 'refused',
      issues: [{ path: 'amount.currency' }],
    })
  })
})

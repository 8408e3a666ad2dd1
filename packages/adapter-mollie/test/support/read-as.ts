import { readingOf } from '@paystate/adapter-kit'
import type { Account, Observation, Payment } from '@paystate/core'
import { readPayment } from '../../src/payments/read-payment.ts'
import { paymentReply } from '../../src/wire/payment.ts'

export const ACCOUNT: Account = {
  provider: 'mollie',
  mode: 'test',
  id: 'pfl_QkEhN94Ba',
  credential: '0123456789abcdef',
}

/** What one answer of the API reads as, five minutes after the payment was created. */
export function observationOf(json: unknown): Observation {
  return readPayment(paymentReply.parse(json), {
    account: ACCOUNT,
    asOf: { begun: 1, received: 2 },
    at: '2026-01-15T12:05:00Z',
    via: 'read',
  })
}

export function readAs(json: unknown): Payment {
  return readingOf(observationOf(json)).payment
}

import type { Account } from '../account/account.ts'
import { methodOf } from '../methods/method.ts'
import type { MolliePaymentStatus, Payment } from '../payments/payment.ts'
import { CARD, CONSUMER } from '../payments/present-details.ts'
import type { Mandate, MandateMethod } from './mandate.ts'
import { addMandate } from './mandates.ts'

const STATUS_BY_PAYMENT: Readonly<Partial<Record<MolliePaymentStatus, Mandate['status']>>> = {
  pending: 'pending',
  authorized: 'valid',
  paid: 'valid',
  canceled: 'invalid',
  expired: 'invalid',
  failed: 'invalid',
}

/** With a first payment the customer allows the ones that follow, once it has succeeded. */
export function followWithMandate(account: Account, payment: Payment): void {
  const { sequenceType, customerId = '' } = payment
  const status = STATUS_BY_PAYMENT[payment.status]
  const customer = account.customers.findFor(payment, customerId)
  if (sequenceType !== 'first' || !customer || !status) return
  const made = customer.mandates.find(({ id }) => id === payment.mandateId)
  if (made) made.status = status
  else if (status !== 'invalid') {
    const method = mandateMethodOf(payment)
    payment.mandateId = addMandate(account, customer, {
      method,
      details: detailsOf(method),
      mandateReference: null,
      signatureDate: new Date(account.clock.now()).toISOString().slice(0, 10),
      status,
    }).id
  }
}

/** Of an account that paid by its bank's page, the account itself is charged. */
function mandateMethodOf({ method = '' }: Payment): MandateMethod {
  return methodOf(method)?.mandate ?? 'directdebit'
}

export function detailsOf(method: MandateMethod): Mandate['details'] {
  if (method === 'directdebit') return CONSUMER
  if (method === 'paypal') return { consumerName: CONSUMER.consumerName, consumerAccount: null }
  const { cardHolder, cardNumber, cardLabel } = CARD
  return { cardHolder, cardNumber, cardLabel, cardFingerprint: null, cardExpiryDate: null }
}

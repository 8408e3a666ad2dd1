import type { Account } from '../account/account.ts'
import { readAddress } from '../addresses/read-address.ts'
import type { Call, Reply } from '../api/call.ts'
import { chooseMethods } from '../methods/choose-methods.ts'
import type { Body } from '../parameters/body.ts'
import { readMetadata } from '../parameters/read-metadata.ts'
import { readCountry, readText, readUrl, readWord } from '../parameters/read-parameter.ts'
import { readWebhookUrl } from '../parameters/read-webhook-url.ts'
import { unprocessable } from '../refusals/refusal.ts'
import { expiryOf } from './expiry.ts'
import { findPayment } from './find-payment.ts'
import { LOCALES } from './locales.ts'
import { planExpiry } from './move-payment.ts'
import { isFinal, type Payment, type PaymentTerms } from './payment.ts'
import { presentPayment } from './present-payment.ts'
import { readDueDate } from './read-due-date.ts'

/** The parameters of `PATCH /v2/payments/{id}`. */
export const UPDATE_PARAMETERS: readonly string[] = [
  'description',
  'redirectUrl',
  'cancelUrl',
  'webhookUrl',
  'metadata',
  'method',
  'locale',
  'dueDate',
  'restrictPaymentMethodsToCountry',
  'issuer',
  'billingAddress',
  'shippingAddress',
  'billingEmail',
]

/** Changes what may still be changed. No webhook tells of it. */
export function updatePayment(account: Account, call: Call): Reply {
  const payment = findPayment(account, call)
  const changes = readChanges(account, call.body, payment)
  Object.assign(payment, changes)
  if (payment.status === 'open' && ('methods' in changes || 'dueDate' in changes)) {
    payment.method = payment.methods.length === 1 ? payment.methods[0] : undefined
    payment.isBackAtPicker = false
    payment.expiresAt = expiryOf(payment, account.clock.now())
    planExpiry(account, payment)
  }
  return { status: 200, body: presentPayment(account, payment, { access: call.access }) }
}

function readChanges(account: Account, body: Body, payment: Payment): Partial<PaymentTerms> {
  if ('redirectUrl' in body && isFinal(payment)) {
    throw unprocessable(
      'The redirect URL cannot be updated when the payment is finalized',
      'redirectUrl',
    )
  }
  const { settings } = account
  const readers: { [Name in keyof PaymentTerms]?: () => PaymentTerms[Name] } = {
    description: () => readText(body, 'description')?.slice(0, 255) ?? payment.description,
    redirectUrl: () => readUrl(body, 'redirectUrl'),
    cancelUrl: () => readUrl(body, 'cancelUrl'),
    webhookUrl: () => readWebhookUrl(body, { mayBeLocal: settings.localWebhookUrls }),
    metadata: () => readMetadata(body),
    locale: () => readWord(body, 'locale', LOCALES),
    dueDate: () => readDueDate(body, account.clock.now()),
    restrictPaymentMethodsToCountry: () => readCountry(body, 'restrictPaymentMethodsToCountry'),
    billingAddress: () => readAddress(body, 'billingAddress'),
    shippingAddress: () => readAddress(body, 'shippingAddress'),
  }
  const changes = Object.entries(readers).flatMap(([name, read]) =>
    name in body ? [[name, read()]] : [],
  )
  const methods = 'method' in body && { methods: chooseMethods(body, { ...payment, settings }) }
  return { ...Object.fromEntries(changes), ...methods }
}

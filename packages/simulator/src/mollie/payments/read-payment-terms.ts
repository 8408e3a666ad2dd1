import type { Settings } from '../account/settings.ts'
import { chooseMethods } from '../methods/choose-methods.ts'
import type { Body } from '../parameters/body.ts'
import { readAmount } from '../parameters/read-amount.ts'
import { readMetadata } from '../parameters/read-metadata.ts'
import { readText, readUrl, readWord } from '../parameters/read-parameter.ts'
import { readWebhookUrl } from '../parameters/read-webhook-url.ts'
import { unprocessable } from '../refusals/refusal.ts'
import { LOCALES } from './locales.ts'
import type { CaptureMode, PaymentTerms, SequenceType } from './payment.ts'

const SEQUENCE_TYPES: readonly SequenceType[] = ['oneoff', 'first', 'recurring']
const CAPTURE_MODES: readonly CaptureMode[] = ['automatic', 'manual']
const DESCRIPTION_LIMIT = 255

/** Reads and checks what a create says; the first thing that is wrong is what Mollie tells. */
export function readPaymentTerms(body: Body, settings: Settings): PaymentTerms {
  const amount = readAmount(body, 'The amount is required for payments')
  const description = readDescription(body)
  const sequenceType = readWord(body, 'sequenceType', SEQUENCE_TYPES) ?? 'oneoff'
  const captureMode = readWord(body, 'captureMode', CAPTURE_MODES)
  const methods = chooseMethods(body, { amount, captureMode, sequenceType, settings })
  const terms = {
    amount,
    description,
    sequenceType,
    captureMode,
    methods,
    redirectUrl: readUrl(body, 'redirectUrl'),
    cancelUrl: readUrl(body, 'cancelUrl'),
    webhookUrl: readWebhookUrl(body, { mayBeLocal: settings.localWebhookUrls }),
    metadata: readMetadata(body),
    locale: readWord(body, 'locale', LOCALES),
    captureDelay: readCaptureDelay(body, captureMode),
    customerId: readText(body, 'customerId'),
    mandateId: readText(body, 'mandateId'),
    dueDate: readDueDate(body),
    restrictPaymentMethodsToCountry: readText(body, 'restrictPaymentMethodsToCountry'),
    lines: body.lines,
    billingAddress: body.billingAddress,
    shippingAddress: body.shippingAddress,
    applicationFee: body.applicationFee,
    routing: body.routing,
  }
  refuseMissing(terms, body)
  if (settings.requireLines) refuseWithoutLines(terms)
  return terms
}

function readDescription(body: Body): string {
  const description = readText(body, 'description')
  if (!description) throw unprocessable("The 'description' field is missing", 'description')
  return description.slice(0, DESCRIPTION_LIMIT) // too long is cut off, not refused
}

function refuseMissing({ sequenceType, redirectUrl, customerId }: PaymentTerms, body: Body): void {
  if (sequenceType === 'recurring') {
    if (customerId === undefined) {
      throw unprocessable("The 'customerId' field is missing", 'customerId')
    }
  } else if (redirectUrl === undefined && body.applePayPaymentToken === undefined) {
    throw unprocessable("The 'redirectUrl' field is missing", 'redirectUrl')
  }
}

/** What the goods are has to be known to those who pay in the payer's place. */
const METHODS_WITH_LINES = ['billie', 'billink', 'in3', 'klarna', 'riverty', 'voucher']

function refuseWithoutLines({ methods, lines }: PaymentTerms): void {
  const [only = ''] = methods
  const needsLines = methods.length === 1 && METHODS_WITH_LINES.includes(only)
  if (needsLines && !(Array.isArray(lines) && lines.length > 0)) {
    throw unprocessable("The 'lines' field is missing", 'lines')
  }
}

function readCaptureDelay(body: Body, captureMode: CaptureMode | undefined): string | undefined {
  const delay = readText(body, 'captureDelay')
  if (delay === undefined) return undefined
  const [, count = '', unit = ''] = /^(\d{1,3}) (hour|day)s?$/.exec(delay) ?? []
  const isTooLong = Number(count) > (unit === 'day' ? 7 : 168)
  if (count === '' || isTooLong || captureMode === 'manual') {
    throw unprocessable('The captureDelay is invalid', 'captureDelay')
  }
  return delay
}

export function readDueDate(body: Body): string | undefined {
  const date = readText(body, 'dueDate')
  if (date === undefined) return undefined
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date))
  if (!isDate) throw unprocessable('The dueDate is invalid', 'dueDate')
  return date
}

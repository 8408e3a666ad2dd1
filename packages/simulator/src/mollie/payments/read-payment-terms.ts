import type { Account } from '../account/account.ts'
import { readAddress } from '../addresses/read-address.ts'
import type { Call } from '../api/call.ts'
import { readLines } from '../lines/read-lines.ts'
import { chooseMethods } from '../methods/choose-methods.ts'
import type { Body } from '../parameters/body.ts'
import { readAmount } from '../parameters/read-amount.ts'
import { readMetadata } from '../parameters/read-metadata.ts'
import { readCountry, readText, readUrl, readWord } from '../parameters/read-parameter.ts'
import { readWebhookUrl } from '../parameters/read-webhook-url.ts'
import { unprocessable } from '../refusals/refusal.ts'
import { checkExtras } from './check-extras.ts'
import { LOCALES } from './locales.ts'
import { type CaptureMode, type PaymentTerms, SEQUENCE_TYPES } from './payment.ts'
import { readDueDate } from './read-due-date.ts'
import { readApplicationFee, readRouting } from './read-fee.ts'
import { readParty } from './read-party.ts'

const CAPTURE_MODES: readonly CaptureMode[] = ['automatic', 'manual']
const DESCRIPTION_LIMIT = 255

/** Reads and checks what a create says; the first thing that is wrong is what Mollie tells. */
export function readPaymentTerms(account: Account, { access, body }: Call): PaymentTerms {
  const { settings, clock } = account
  const amount = readAmount(body, 'The amount is required for payments')
  const description = readDescription(body)
  const sequenceType = readWord(body, 'sequenceType', SEQUENCE_TYPES) ?? 'oneoff'
  const captureMode = readWord(body, 'captureMode', CAPTURE_MODES)
  const asked = chooseMethods(body, { amount, captureMode, sequenceType, settings })
  const party = readParty(account, { access, body }, { sequenceType, methods: asked })
  const terms = {
    amount,
    description,
    sequenceType,
    captureMode,
    ...party,
    redirectUrl: readUrl(body, 'redirectUrl'),
    cancelUrl: readUrl(body, 'cancelUrl'),
    webhookUrl: readWebhookUrl(body, { mayBeLocal: settings.localWebhookUrls }),
    metadata: readMetadata(body),
    locale: readWord(body, 'locale', LOCALES),
    captureDelay: readCaptureDelay(body, captureMode),
    dueDate: readDueDate(body, clock.now()),
    restrictPaymentMethodsToCountry: readCountry(body, 'restrictPaymentMethodsToCountry'),
    lines: readLines(body, amount),
    billingAddress: readAddress(body, 'billingAddress'),
    shippingAddress: readAddress(body, 'shippingAddress'),
    applicationFee: readApplicationFee(body, amount),
    routing: readRouting(body, amount),
  }
  checkExtras(body)
  refuseMissing(terms, body)
  if (settings.requireLines) refuseWithoutLines(terms)
  return terms
}

function readDescription(body: Body): string {
  const description = readText(body, 'description')
  if (!description) throw unprocessable("The 'description' field is missing", 'description')
  return description.slice(0, DESCRIPTION_LIMIT) // too long is cut off, not refused
}

function refuseMissing({ sequenceType, redirectUrl }: PaymentTerms, body: Body): void {
  const isNeeded = sequenceType !== 'recurring' && body.applePayPaymentToken === undefined
  if (isNeeded && redirectUrl === undefined) {
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

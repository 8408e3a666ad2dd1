import type { Payer } from '@paystate/core'
import { withReference } from '@paystate/core/adapter'
import type { MollieAddress, MollieExtra, MollieLine } from '../configuration/extra.ts'
import type { Settings } from '../configuration/settings.ts'
import { toMollie as toAmount, type WireAmount } from '../money/amount.ts'
import { ourNames, withOurNames } from '../wire/reserved-metadata.ts'
import { type CheckedPayment, isDeduction } from './check-create.ts'
import { dayOf } from './day.ts'
import { localeFor } from './locales.ts'

/**
 * The parameters of a new payment. Our reference is in three places: in the key of the request, under our
 * metadata key and in the webhook URL.
 *
 * @see https://docs.mollie.com/reference/create-payment
 */
export function toMollie({ input, extra }: CheckedPayment, { scope }: Pick<Settings, 'scope'>) {
  const { reference, amount, description, capture } = input
  const { webhookUrl } = input
  const { lines, metadata, nextAction, captureMode, billingAddress, ...others } = extra
  const { applicationFee: fee, routing, ...rest } = others
  const address = toAddress(input.payer, billingAddress)
  return {
    amount: toAmount(amount),
    description,
    ...toReturn({ ...input, extra }),
    ...(webhookUrl !== undefined && { webhookUrl: withReference(webhookUrl, reference) }),
    ...rest,
    ...(lines && { lines: lines.map(toLine) }),
    ...(fee && { applicationFee: { ...fee, amount: toAmount(fee.amount) } }),
    ...(routing && {
      routing: routing.map((route) => ({ ...route, amount: toAmount(route.amount) })),
    }),
    ...toCaptureMode(capture, captureMode),
    ...toLocale(input.payer),
    ...(address && { billingAddress: address }),
    ...toDueDate(input.expiresAt, extra),
    metadata: withOurNames(ourNames(input, nextAction), metadata),
    ...scope,
  }
}

interface Return {
  readonly reference: string
  readonly returnUrl: string
  readonly cancelUrl?: string | undefined
  readonly extra: MollieExtra
}

/** No payer returns from a recurring payment. */
function toReturn({ reference, returnUrl, cancelUrl, extra }: Return) {
  if (extra.sequenceType === 'recurring') return {}
  return {
    redirectUrl: withReference(returnUrl, reference),
    ...(cancelUrl !== undefined && { cancelUrl: withReference(cancelUrl, reference) }),
  }
}

function toCaptureMode(
  capture: 'automatic' | 'manual' | undefined,
  captureMode: MollieExtra['captureMode'],
): { captureMode?: 'automatic' | 'manual' } {
  if (capture === 'manual') return { captureMode: 'manual' }
  return captureMode === undefined ? {} : { captureMode }
}

/** Without a locale the page uses the language of the payer's browser. */
function toLocale(payer: Payer | undefined): { locale?: string } {
  const locale = payer?.locale === undefined ? undefined : localeFor(payer.locale)
  return locale === undefined ? {} : { locale }
}

function toAddress(
  payer: Payer | undefined,
  billingAddress: MollieAddress | undefined,
): MollieAddress | undefined {
  const { email, name } = payer ?? {}
  const address = {
    ...(name?.first !== undefined && { givenName: name.first }),
    ...(name?.last !== undefined && { familyName: name.last }),
    ...(email !== undefined && { email }),
    ...billingAddress,
  }
  return Object.keys(address).length > 0 ? address : undefined
}

/** Assumed: due_day. */
function toDueDate(expiresAt: string | undefined, { dueDate }: MollieExtra): { dueDate?: string } {
  return expiresAt === undefined || dueDate !== undefined ? {} : { dueDate: dayOf(expiresAt) }
}

/** Assumed: deductions. */
function toLine(line: MollieLine) {
  const { unitPrice, totalAmount, discountAmount, vatAmount, ...rest } = line
  const amount = (money: typeof unitPrice): WireAmount => {
    const { currency, value } = toAmount(money)
    return { currency, value: isDeduction(line.type) ? `-${value}` : value }
  }
  return {
    ...rest,
    unitPrice: amount(unitPrice),
    totalAmount: amount(totalAmount),
    ...(discountAmount && { discountAmount: toAmount(discountAmount) }),
    ...(vatAmount && { vatAmount: amount(vatAmount) }),
  }
}

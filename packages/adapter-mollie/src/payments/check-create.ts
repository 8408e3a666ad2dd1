import type { Objections } from '@paystate/adapter-kit'
import { type CreatePayment, checkMoney, type Issue, type Money } from '@paystate/core'
import { checkCreatePayment, issuesBelow } from '@paystate/core/adapter'
import { z } from 'zod'
import { check } from '../configuration/check.ts'
import type { MollieExtra } from '../configuration/extra.ts'
import { extraSchema } from '../configuration/extra-schema.ts'
import type { Settings } from '../configuration/settings.ts'
import { currencyIssues } from '../money/currencies.ts'
import { METADATA_LIMIT, ourNames, withOurNames } from '../wire/reserved-metadata.ts'
import { addressIssues } from './check-addresses.ts'

/** A fully checked payment. */
export interface CheckedPayment {
  readonly input: CreatePayment
  readonly extra: MollieExtra
}

export interface CreateCheck extends Objections {
  readonly checked?: CheckedPayment
}

/** The unchecked input, so that one invalid field does not hide the issues of the others. */
const handedIn: z.ZodType<HandedIn> = z
  .looseObject({
    reference: z.string().catch(''),
    orderReference: z.string().optional().catch(undefined),
    amount: z.unknown().optional(),
    returnUrl: z.unknown().optional(),
    cancelUrl: z.unknown().optional(),
    webhookUrl: z.unknown().optional(),
    capture: z.unknown().optional(),
    expiresAt: z.unknown().optional(),
    extra: z.record(z.string(), z.unknown()).catch({}),
  })
  .catch({
    reference: '',
    amount: undefined,
    returnUrl: undefined,
    cancelUrl: undefined,
    webhookUrl: undefined,
    capture: undefined,
    expiresAt: undefined,
    extra: {},
  })

interface HandedIn {
  readonly reference: string
  readonly orderReference?: string | undefined
  readonly amount?: unknown
  readonly returnUrl?: unknown
  readonly cancelUrl?: unknown
  readonly webhookUrl?: unknown
  readonly capture?: unknown
  readonly expiresAt?: unknown
  readonly extra: Readonly<Record<string, unknown>>
}

/** A valid input, which needs no second reading. */
function handedOf({ extra = {}, ...input }: CreatePayment): HandedIn {
  return { ...input, extra }
}

/** Checks a payment by the general rules and this provider's: all issues at once. */
export function checkCreate(input: unknown, settings: Settings): CreateCheck {
  const common = checkCreatePayment(input)
  const raw = common.ok ? handedOf(common.value) : handedIn.parse(input)
  const extra = check(extraSchema, { ...settings.defaults, ...raw.extra })
  const given = extra.ok ? extra.value : {}
  const issues = [
    ...(common.ok ? [] : common.issues),
    ...(extra.ok ? [] : issuesBelow('extra', extra.issues)),
    ...amountIssues(raw.amount, given),
    ...addressIssues(raw, settings),
    ...metadataIssues(raw, given),
    ...stepIssues(raw.capture, given),
    ...sequenceIssues(given),
    ...splitIssues(raw.amount, given),
    ...actionIssues(given),
  ]
  const notSupported = expiryIssues(raw.expiresAt, given)
  if (!common.ok || !extra.ok) return { issues, notSupported }
  const { webhookUrl: usual } = settings
  const withUsual = common.value.webhookUrl === undefined && usual !== undefined
  const whole = { ...common.value, ...(withUsual && { webhookUrl: usual }) }
  return { issues, notSupported, checked: { input: whole, extra: extra.value } }
}

/** A zero amount is only for setting up a method for later payments. */
function amountIssues(value: unknown, { sequenceType, lines }: MollieExtra): readonly Issue[] {
  const amount = checkMoney(value)
  if (!amount.ok) return []
  const { currency, minorUnits } = amount.money
  const issues: Issue[] = [...currencyIssues(value, 'new')]
  if (minorUnits === 0 && sequenceType !== 'first') {
    issues.push({
      path: 'amount.minorUnits',
      message: "must be more than zero, except with extra.sequenceType 'first'",
    })
  }
  if (lines && !addUp(lines, { currency, minorUnits })) {
    issues.push({ path: 'extra.lines', message: 'must add up to the amount, in its currency' })
  }
  return issues
}

/** The application fee and the routed amounts are parts of the payment. */
function splitIssues(value: unknown, { applicationFee, routing }: MollieExtra): readonly Issue[] {
  const amount = checkMoney(value)
  if (!amount.ok) return []
  const { currency, minorUnits } = amount.money
  const isPart = (parts: readonly Money[]) =>
    parts.every((part) => part.currency === currency) &&
    parts.reduce((sum, part) => sum + part.minorUnits, 0) <= minorUnits
  const issues: Issue[] = []
  if (applicationFee && !isPart([applicationFee.amount])) {
    issues.push({ path: 'extra.applicationFee.amount', message: PART })
  }
  if (routing && !isPart(routing.map((route) => route.amount))) {
    issues.push({ path: 'extra.routing', message: PART })
  }
  return issues
}

const PART = 'must be part of the amount, in its currency'

function addUp(
  lines: NonNullable<MollieExtra['lines']>,
  { currency, minorUnits }: { currency: string; minorUnits: number },
): boolean {
  const totals = lines.map(({ type, totalAmount }) =>
    isDeduction(type) ? -totalAmount.minorUnits : totalAmount.minorUnits,
  )
  const isOneCurrency = lines.every((line) => line.totalAmount.currency === currency)
  return isOneCurrency && totals.reduce((sum, total) => sum + total, 0) === minorUnits
}

/** A line of such a type is a deduction; its amount is negative. */
export function isDeduction(type: string | undefined): boolean {
  return type === 'discount' || type === 'store_credit' || type === 'gift_card'
}

function metadataIssues(names: HandedIn, { metadata, nextAction }: MollieExtra): readonly Issue[] {
  const text = JSON.stringify(withOurNames(ourNames(names, nextAction), metadata))
  if (Buffer.byteLength(text) <= METADATA_LIMIT) return []
  const message = `must fit into ${METADATA_LIMIT} bytes of JSON together with our references`
  return [{ path: 'extra.metadata', message }]
}

function stepIssues(
  capture: unknown,
  { captureMode, captureDelay }: MollieExtra,
): readonly Issue[] {
  const issues: Issue[] = []
  const isManual = capture === 'manual' || captureMode === 'manual'
  if (
    (capture === 'automatic' && captureMode === 'manual') ||
    (capture === 'manual' && captureMode === 'automatic')
  ) {
    issues.push({ path: 'extra.captureMode', message: 'must not contradict capture' })
  }
  if (isManual && captureDelay !== undefined) {
    issues.push({
      path: 'extra.captureDelay',
      message: 'is only possible with automatic capture',
    })
  }
  return issues
}

function sequenceIssues({ sequenceType, customerId }: MollieExtra): readonly Issue[] {
  if (sequenceType !== 'recurring' || customerId !== undefined) return []
  return [{ path: 'extra.customerId', message: 'is missing: a recurring payment needs it' }]
}

/** While the payer still chooses the method, only the checkout page can be shown. */
function actionIssues({ nextAction = 'redirect', method }: MollieExtra): readonly Issue[] {
  if (nextAction === 'redirect' || typeof method === 'string') return []
  const message = 'requires a single method in extra.method'
  return [{ path: 'extra.nextAction', message }]
}

/** Only a bank transfer takes a due date; for all others the provider decides. */
function expiryIssues(expiresAt: unknown, { method }: MollieExtra): readonly Issue[] {
  if (expiresAt === undefined || method === 'banktransfer') return []
  const message = "is decided by the method; only extra.method 'banktransfer' takes it"
  return [{ path: 'expiresAt', message }]
}

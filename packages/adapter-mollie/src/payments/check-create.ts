import type { Objections } from '@paystate/adapter-kit'
import { type CreatePayment, checkMoney, type Fault } from '@paystate/core'
import { checkCreatePayment, faultsBelow } from '@paystate/core/adapter'
import { z } from 'zod'
import { check } from '../configuration/check.ts'
import type { MollieExtra } from '../configuration/extra.ts'
import { extraSchema } from '../configuration/extra-schema.ts'
import type { Settings } from '../configuration/settings.ts'
import { currencyFaults } from '../money/currencies.ts'
import { METADATA_LIMIT, ourNames, withOurNames } from '../references/reserved-metadata.ts'
import { addressFaults } from './address-faults.ts'

/** A payment of which everything was checked. */
export interface CheckedPayment {
  readonly input: CreatePayment
  readonly extra: MollieExtra
}

export interface CreateCheck extends Objections {
  readonly checked?: CheckedPayment
}

/** Whatever was handed in, so that one strange field does not hide what is wrong with the others. */
const handedIn = z
  .looseObject({
    reference: z.string().catch(''),
    orderReference: z.string().optional().catch(undefined),
    amount: z.unknown().optional(),
    returnUrl: z.unknown().optional(),
    cancelUrl: z.unknown().optional(),
    webhookUrl: z.unknown().optional(),
    steps: z.unknown().optional(),
    expiresAt: z.unknown().optional(),
    extra: z.record(z.string(), z.unknown()).catch({}),
  })
  .catch({
    reference: '',
    amount: undefined,
    returnUrl: undefined,
    cancelUrl: undefined,
    webhookUrl: undefined,
    steps: undefined,
    expiresAt: undefined,
    extra: {},
  })

type HandedIn = z.infer<typeof handedIn>

/** Checks a payment by the rules of every provider and by those of this one: all faults at once. */
export function checkCreate(input: unknown, settings: Settings): CreateCheck {
  const common = checkCreatePayment(input)
  const raw = handedIn.parse(input)
  const extra = check(extraSchema, { ...settings.defaults, ...raw.extra })
  const given = extra.ok ? extra.value : {}
  const webhookUrl = raw.webhookUrl ?? settings.webhookUrl
  const faults = [
    ...(common.ok ? [] : common.faults),
    ...(extra.ok ? [] : faultsBelow('extra', extra.faults)),
    ...amountFaults(raw.amount, given),
    ...addressFaults({ ...raw, webhookUrl }, settings),
    ...metadataFaults(raw, given),
    ...stepFaults(raw.steps, given),
    ...sequenceFaults(given),
    ...actionFaults(given),
  ]
  const notSupported = expiryFaults(raw.expiresAt, given)
  if (!common.ok || !extra.ok) return { faults, notSupported }
  return { faults, notSupported, checked: { input: common.value, extra: extra.value } }
}

/** Nothing at all can be charged only to try a method for later. */
function amountFaults(value: unknown, { sequenceType, lines }: MollieExtra): readonly Fault[] {
  const amount = checkMoney(value)
  if (!amount.ok) return []
  const { currency, minorUnits } = amount.money
  const faults: Fault[] = [...currencyFaults(value)]
  if (minorUnits === 0 && sequenceType !== 'first') {
    faults.push({
      path: 'amount.minorUnits',
      message: "must be more than zero, except with extra.sequenceType 'first'",
    })
  }
  if (lines && !addUp(lines, { currency, minorUnits })) {
    faults.push({ path: 'extra.lines', message: 'must add up to the amount, in its currency' })
  }
  return faults
}

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

/** What a line of such a type names is taken off; it is written with a minus. */
export function isDeduction(type: string | undefined): boolean {
  return type === 'discount' || type === 'store_credit' || type === 'gift_card'
}

function metadataFaults(names: HandedIn, { metadata, nextAction }: MollieExtra): readonly Fault[] {
  const text = JSON.stringify(withOurNames(ourNames(names, nextAction), metadata))
  if (Buffer.byteLength(text) <= METADATA_LIMIT) return []
  const message = `must fit into ${METADATA_LIMIT} bytes of JSON together with our references`
  return [{ path: 'extra.metadata', message }]
}

function stepFaults(steps: unknown, { captureMode, captureDelay }: MollieExtra): readonly Fault[] {
  const faults: Fault[] = []
  const isManual = steps === 'two' || captureMode === 'manual'
  if (
    (steps === 'one' && captureMode === 'manual') ||
    (steps === 'two' && captureMode === 'automatic')
  ) {
    faults.push({ path: 'extra.captureMode', message: 'must not contradict steps' })
  }
  if (isManual && captureDelay !== undefined) {
    faults.push({
      path: 'extra.captureDelay',
      message: 'goes with an automatic capture only, not with two steps',
    })
  }
  return faults
}

function sequenceFaults({ sequenceType, customerId }: MollieExtra): readonly Fault[] {
  if (sequenceType !== 'recurring' || customerId !== undefined) return []
  return [{ path: 'extra.customerId', message: 'is missing: a recurring payment needs it' }]
}

/** While the payer chooses the method, there is nothing to show but the page for it. */
function actionFaults({ nextAction = 'redirect', method }: MollieExtra): readonly Fault[] {
  if (nextAction === 'redirect' || typeof method === 'string') return []
  const message = 'needs the one method that it is for in extra.method'
  return [{ path: 'extra.nextAction', message }]
}

/** Only a bank transfer can be given a last day; for all others the provider decides. */
function expiryFaults(expiresAt: unknown, { method }: MollieExtra): readonly Fault[] {
  if (expiresAt === undefined || method === 'banktransfer') return []
  const message = "is decided by the method here; only extra.method 'banktransfer' takes it"
  return [{ path: 'expiresAt', message }]
}

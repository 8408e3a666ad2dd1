import { type CreatePayment, checkMoney, type Issue } from '@paystate/core'
import { checkCreatePayment, issuesBelow, withReference } from '@paystate/core/adapter'
import { z } from 'zod'
import { check } from '../configuration/check.ts'
import type { AntomExtra } from '../configuration/extra.ts'
import { extraSchema } from '../configuration/extra-schema.ts'
import type { Settings } from '../configuration/settings.ts'
import { liveAddressIssues } from '../configuration/webhook-address.ts'
import { checkAmount, isDocumentedCurrency } from '../money/amount.ts'
import { isTwoStepMethod } from './two-step-methods.ts'

/** A fully checked payment. */
export interface CheckedPayment {
  readonly input: CreatePayment
  readonly extra: AntomExtra
}

export interface CreateCheck {
  readonly issues: readonly Issue[]
  readonly checked?: CheckedPayment
}

const text = z.string().optional().catch(undefined)
const payer = z
  .object({ device: z.object({ kind: text, system: text }).catch({}) })
  .catch({ device: {} })

/** The unchecked input, so that one invalid field does not hide the issues of the others. */
const handedIn = z.object({
  reference: z.string().catch(''),
  amount: z.unknown().optional(),
  returnUrl: text,
  webhookUrl: text,
  capture: text,
  payer,
  extra: z.record(z.string(), z.unknown()).catch({}),
})

type HandedIn = z.infer<typeof handedIn>

/** The fields that must fit together, each as far as it is readable. */
const methodGiven = z.object({
  paymentMethodType: text,
  paymentMethodId: text,
  checkout: text,
  terminalType: text,
  osType: text,
  appId: text,
})

type MethodGiven = z.infer<typeof methodGiven>

const NOTHING: HandedIn = { reference: '', payer: { device: {} }, extra: {} }
const anything = handedIn.catch(NOTHING)

/** Checks a payment by the general rules and this provider's: all issues at once. */
export function checkCreate(input: unknown, settings: Settings): CreateCheck {
  const common = checkCreatePayment(input)
  const raw = anything.parse(input)
  const extra = check(extraSchema, { ...settings.defaults, ...deviceOf(raw), ...raw.extra })
  const given = methodGiven.parse({ ...settings.defaults, ...deviceOf(raw), ...raw.extra })
  const issues = [
    ...(common.ok ? [] : common.issues),
    ...(extra.ok ? [] : issuesBelow('extra', extra.issues)),
    ...amountIssues(raw.amount, given),
    ...addressIssues(raw, settings),
    ...methodIssues(raw, given),
    ...(extra.ok ? goodsIssues(extra.value) : []),
  ]
  if (!common.ok || !extra.ok) return { issues }
  return { issues, checked: { input: common.value, extra: extra.value } }
}

function amountIssues(value: unknown, { paymentMethodType }: MethodGiven): readonly Issue[] {
  const amount = checkMoney(value)
  return amount.ok ? checkAmount(amount.money, paymentMethodType) : []
}

function goodsIssues({ goods = [] }: AntomExtra): readonly Issue[] {
  return goods.flatMap(({ goodsUnitAmount }, place) => {
    if (!goodsUnitAmount || isDocumentedCurrency(goodsUnitAmount.currency)) return []
    const message = 'must be in a currency that the provider documents'
    return [{ path: `extra.goods.${place}.goodsUnitAmount`, message }]
  })
}

const LONGEST_URL = 2048

function addressIssues(raw: HandedIn, { account }: Settings): readonly Issue[] {
  const issues: Issue[] = []
  const { returnUrl, webhookUrl, reference } = raw
  if (returnUrl !== undefined && withReference(returnUrl, reference).length > LONGEST_URL) {
    issues.push({ path: 'returnUrl', message: 'is too long to carry the reference' })
  }
  if (account.mode !== 'live') return issues
  if (returnUrl?.toLowerCase().startsWith('http:')) {
    issues.push({ path: 'returnUrl', message: 'must be https with a live client id' })
  }
  return [...issues, ...liveAddressIssues(webhookUrl, 'webhookUrl')]
}

interface Hosting {
  readonly checkout?: string | undefined
  readonly paymentMethodType?: string | undefined
}

/** Whether the payer is sent to Antom's own page, where they may choose a method and retry after a failure. */
export function isHosted({ checkout, paymentMethodType }: Hosting): boolean {
  return checkout === undefined ? paymentMethodType === undefined : checkout === 'hosted'
}

/** What the method and the device require together. */
function methodIssues(raw: HandedIn, extra: MethodGiven): readonly Issue[] {
  const { paymentMethodType, paymentMethodId } = extra
  const issues: Issue[] = [...deviceIssues(extra)]
  if (!isHosted(extra) && paymentMethodType === undefined) {
    issues.push({ path: 'extra.paymentMethodType', message: 'is missing: direct needs a method' })
  }
  if (raw.capture === 'manual' && paymentMethodType && !isTwoStepMethod(paymentMethodType)) {
    const message = "must be 'automatic': this method captures the money at once"
    issues.push({ path: 'capture', message })
  }
  if (!isHosted(extra) && paymentMethodType === 'CARD' && paymentMethodId === undefined) {
    const message = "is missing: a card is paid by its token here, or with checkout 'hosted'"
    issues.push({ path: 'extra.paymentMethodId', message })
  }
  return issues
}

function deviceIssues({ terminalType, osType, appId }: MethodGiven): readonly Issue[] {
  const needsSystem = terminalType === 'WAP' || terminalType === 'APP'
  const issues: Issue[] = []
  if (needsSystem && osType === undefined) {
    issues.push({ path: 'extra.osType', message: `is missing: ${terminalType} needs it` })
  }
  if (terminalType === 'MINI_APP' && appId === undefined) {
    issues.push({ path: 'extra.appId', message: 'is missing: MINI_APP needs it' })
  }
  return issues
}

const TERMINALS = new Map([
  ['desktop_browser', 'WEB'],
  ['mobile_browser', 'WAP'],
  ['app', 'APP'],
])
const SYSTEMS = new Map([
  ['ios', 'IOS'],
  ['android', 'ANDROID'],
])

/**
 * The payer's device wins over the configuration's default. A phone whose system is unknown counts as a
 * browser: Antom requires the system, and a missing one is no reason not to be paid.
 */
function deviceOf({ payer: { device }, extra }: HandedIn) {
  const terminal = TERMINALS.get(device.kind ?? '')
  const osType = SYSTEMS.get(device.system ?? '')
  const isKnown = osType !== undefined || extra.osType !== undefined
  const terminalType = terminal && !isKnown ? 'WEB' : terminal
  return { ...(terminalType && { terminalType }), ...(osType && { osType }) }
}

/** Our fields of a stored payment: they were checked when it was prepared. */
export function sentExtra({ extra }: Pick<CreatePayment, 'extra'>): AntomExtra {
  return extraSchema.safeParse(extra ?? {}).data ?? {}
}

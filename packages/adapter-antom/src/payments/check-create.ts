import { type CreatePayment, checkMoney, type Fault } from '@paystate/core'
import { checkCreatePayment, faultsBelow, withReference } from '@paystate/core/adapter'
import { z } from 'zod'
import { check } from '../configuration/check.ts'
import type { AntomExtra } from '../configuration/extra.ts'
import { extraSchema } from '../configuration/extra-schema.ts'
import type { Settings } from '../configuration/settings.ts'
import { checkAmount } from '../money/check-amount.ts'
import { isTwoStepMethod } from './two-step-methods.ts'

/** A payment of which everything was checked. */
export interface CheckedPayment {
  readonly input: CreatePayment
  readonly extra: AntomExtra
}

export interface CreateCheck {
  readonly faults: readonly Fault[]
  readonly checked?: CheckedPayment
}

const text = z.string().optional().catch(undefined)
const payer = z
  .object({
    email: text,
    name: z.object({ first: text, last: text }).catch({}),
    device: z.object({ kind: text, system: text }).catch({}),
  })
  .catch({ name: {}, device: {} })

/** Whatever was handed in, so that one strange field does not hide what is wrong with the others. */
const handedIn = z.object({
  reference: z.string().catch(''),
  amount: z.unknown().optional(),
  returnUrl: text,
  webhookUrl: text,
  steps: text,
  payer,
  extra: z.record(z.string(), z.unknown()).catch({}),
})

type HandedIn = z.infer<typeof handedIn>

/** The fields that have to fit together, each as far as it is readable. */
const methodGiven = z.object({
  paymentMethodType: text,
  paymentMethodId: text,
  checkout: text,
  terminalType: text,
  osType: text,
  appId: text,
})

type MethodGiven = z.infer<typeof methodGiven>

const NOTHING: HandedIn = { reference: '', payer: { name: {}, device: {} }, extra: {} }
const anything = handedIn.catch(NOTHING)

/** Checks a payment by the rules of every provider and by those of this one: all faults at once. */
export function checkCreate(input: unknown, settings: Settings): CreateCheck {
  const common = checkCreatePayment(input)
  const raw = anything.parse(input)
  const extra = check(extraSchema, { ...settings.defaults, ...deviceOf(raw), ...raw.extra })
  const given = methodGiven.parse({ ...settings.defaults, ...deviceOf(raw), ...raw.extra })
  const faults = [
    ...(common.ok ? [] : common.faults),
    ...(extra.ok ? [] : faultsBelow('extra', extra.faults)),
    ...amountFaults(raw.amount, given),
    ...addressFaults(raw, settings),
    ...payerFaults(raw.payer),
    ...methodFaults(raw, given),
  ]
  if (!common.ok || !extra.ok) return { faults }
  return { faults, checked: { input: common.value, extra: extra.value } }
}

function amountFaults(value: unknown, { paymentMethodType }: MethodGiven): readonly Fault[] {
  const amount = checkMoney(value)
  return amount.ok ? checkAmount(amount.money, paymentMethodType) : []
}

const LONGEST_URL = 2048

function addressFaults(raw: HandedIn, { account }: Settings): readonly Fault[] {
  const faults: Fault[] = []
  const { returnUrl, webhookUrl, reference } = raw
  if (returnUrl !== undefined && withReference(returnUrl, reference).length > LONGEST_URL) {
    faults.push({ path: 'returnUrl', message: 'is too long to carry the reference' })
  }
  const isPlain = (url: string | undefined) => url?.toLowerCase().startsWith('http:') ?? false
  if (account.mode === 'live' && isPlain(returnUrl)) {
    faults.push({ path: 'returnUrl', message: 'must be https with a live client id' })
  }
  if (account.mode === 'live' && isPlain(webhookUrl)) {
    faults.push({ path: 'webhookUrl', message: 'must be https with a live client id' })
  }
  return faults
}

/** Antom takes less than other providers here. */
function payerFaults({ email = '', name }: HandedIn['payer']): readonly Fault[] {
  const limits = [
    { path: 'payer.email', value: email, most: 64 },
    { path: 'payer.name.first', value: name.first ?? '', most: 32 },
    { path: 'payer.name.last', value: name.last ?? '', most: 32 },
  ]
  return limits
    .filter(({ value, most }) => value.length > most)
    .map(({ path, most }) => ({ path, message: `must have at most ${most} characters here` }))
}

interface Hosting {
  readonly checkout?: string | undefined
  readonly paymentMethodType?: string | undefined
}

/** Says whether the payer is sent to Antom's own page, on which one may choose and try again. */
export function isHosted({ checkout, paymentMethodType }: Hosting): boolean {
  return checkout === undefined ? paymentMethodType === undefined : checkout === 'hosted'
}

/** What the method and the device ask for together. */
function methodFaults(raw: HandedIn, extra: MethodGiven): readonly Fault[] {
  const { paymentMethodType, paymentMethodId } = extra
  const faults: Fault[] = [...deviceFaults(extra)]
  if (!isHosted(extra) && paymentMethodType === undefined) {
    faults.push({ path: 'extra.paymentMethodType', message: 'is missing: direct needs a method' })
  }
  if (raw.steps === 'two' && paymentMethodType && !isTwoStepMethod(paymentMethodType)) {
    const message = "must be 'one': this method takes the money at once"
    faults.push({ path: 'steps', message })
  }
  if (!isHosted(extra) && paymentMethodType === 'CARD' && paymentMethodId === undefined) {
    const message = "is missing: a card is paid by its token here, or with checkout 'hosted'"
    faults.push({ path: 'extra.paymentMethodId', message })
  }
  return faults
}

function deviceFaults({ terminalType, osType, appId }: MethodGiven): readonly Fault[] {
  const needsSystem = terminalType === 'WAP' || terminalType === 'APP'
  const faults: Fault[] = []
  if (needsSystem && osType === undefined) {
    faults.push({ path: 'extra.osType', message: `is missing: ${terminalType} needs it` })
  }
  if (terminalType === 'MINI_APP' && appId === undefined) {
    faults.push({ path: 'extra.appId', message: 'is missing: MINI_APP needs it' })
  }
  return faults
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

/** Where the payer is comes before the configuration's default. */
function deviceOf({ payer: { device } }: HandedIn) {
  const terminalType = TERMINALS.get(device.kind ?? '')
  const osType = SYSTEMS.get(device.system ?? '')
  return { ...(terminalType && { terminalType }), ...(osType && { osType }) }
}

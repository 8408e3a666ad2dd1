import type { Settings } from '../account/settings.ts'
import type { Money } from '../money/money.ts'
import type { Body } from '../parameters/body.ts'
import type { CaptureMode, SequenceType } from '../payments/payment.ts'
import { unprocessable } from '../refusals/refusal.ts'
import { METHODS, type Method, methodOf, takesCurrency } from './method.ts'

export interface MethodQuestion {
  amount: Money
  captureMode: CaptureMode | undefined
  sequenceType: SequenceType
  settings: Pick<Settings, 'methods'>
}

/** Reads `method` (one, or several to choose from); empty when the payer chooses among all. */
export function chooseMethods(body: Body, question: MethodQuestion): readonly string[] {
  const asked = readMethods(body.method)
  const candidates = asked.length > 0 ? asked : enabledMethods(question.settings)
  const [only] = asked
  if (only && asked.length === 1) {
    refuseSequence(only, question)
    refuseOutOfLimits(only, question)
  } else refuseNothing(question)
  if (!candidates.some((method) => fits(method, question))) {
    throw unprocessable('No suitable payment methods found')
  }
  return asked.map(({ id }) => id)
}

export function enabledMethods({ methods }: Pick<Settings, 'methods'>): readonly Method[] {
  return METHODS.filter(({ id }) => methods.length === 0 || methods.includes(id))
}

/** Whether a payment like this can be made by a method. */
export function fits(method: Method, question: MethodQuestion): boolean {
  const { amount, captureMode, settings } = question
  const isEnabled = settings.methods.length === 0 || settings.methods.includes(method.id)
  const canCapture =
    captureMode === 'manual' ? method.capture !== undefined : !method.capture?.always
  return (
    isEnabled &&
    canCapture &&
    takesSequence(method, question.sequenceType) &&
    takesCurrency(method, amount.currency) &&
    !limitOf(method, question)
  )
}

function readMethods(value: unknown): readonly Method[] {
  if (value === undefined || value === null) return []
  return (Array.isArray(value) ? value : [value]).map((id) => {
    const method = typeof id === 'string' ? methodOf(id) : undefined
    if (!method) throw unprocessable('The payment method is invalid', 'method')
    return method
  })
}

/** Whether a payment of a sequence can be made by a method, as its first one or as a later one. */
export function takesSequence(method: Method, sequenceType: SequenceType): boolean {
  if (sequenceType === 'first') return method.mandate !== undefined
  return sequenceType === 'oneoff' || method.isRecurring === true
}

function refuseSequence(method: Method, { sequenceType }: MethodQuestion): void {
  if (takesSequence(method, sequenceType)) return
  throw unprocessable(`The payment method does not support ${sequenceType} payments`, 'method')
}

/** Only a method that was chosen can be free of charge, for what it sets up. */
function refuseNothing({ amount }: MethodQuestion): void {
  if (amount.minorUnits === 0) throw unprocessable('The amount is lower than the minimum', 'amount')
}

function refuseOutOfLimits(method: Method, question: MethodQuestion): void {
  const limit = limitOf(method, question)
  if (limit) throw unprocessable(`The amount is ${limit}`, 'amount')
}

/** The limits are known in EUR; in other currencies an amount only has to be above zero. */
function limitOf(
  { minimum = 1, firstMinimum = minimum, maximum = Number.POSITIVE_INFINITY }: Method,
  { amount: { currency, minorUnits }, sequenceType }: MethodQuestion,
): 'lower than the minimum' | 'higher than the maximum' | undefined {
  const least = sequenceType === 'first' ? firstMinimum : minimum
  if (minorUnits < (currency === 'EUR' ? least : Math.min(least, 1))) {
    return 'lower than the minimum'
  }
  return currency === 'EUR' && minorUnits > maximum ? 'higher than the maximum' : undefined
}

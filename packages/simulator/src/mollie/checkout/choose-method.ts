import type { Account } from '../account/account.ts'
import { enabledMethods, fits } from '../methods/choose-methods.ts'
import { type Method, methodOf } from '../methods/method.ts'
import type { Payment } from '../payments/payment.ts'

/** What the payer can choose from. */
export function methodsFor(account: Account, payment: Payment): readonly Method[] {
  const { settings } = account
  const named = payment.methods.map(methodOf).filter((method) => method !== undefined)
  const candidates = named.length > 0 && !payment.isBackAtPicker ? named : enabledMethods(settings)
  return candidates.filter((method) => fits(method, { ...payment, settings }))
}

/** The merchant chose the method, and the payer has not turned it down. */
export const isOnPresetPage = ({ methods, isBackAtPicker }: Payment): boolean =>
  methods.length === 1 && !isBackAtPicker

/** The payer's choice; without one, the first method that fits. */
export function methodChosen(account: Account, payment: Payment, wanted?: string): string {
  const methods = methodsFor(account, payment)
  const chosen = wanted ?? payment.method ?? methods[0]?.id
  if (chosen !== undefined && methods.some(({ id }) => id === chosen)) return chosen
  throw new RangeError(`${payment.id} cannot be paid by ${chosen}`)
}

import type { Issue, Money } from '@paystate/core'
import { CURRENCIES, METHOD_AMOUNT_RULES } from './currencies.ts'

// A Map: an object would answer for 'constructor' too.
const KNOWN = new Map(Object.entries(CURRENCIES))

/** Says whether Antom documents what the smallest unit of this currency is. */
export function isDocumentedCurrency(currency: string): boolean {
  return KNOWN.has(currency)
}

/** What is wrong with an amount at Antom, or with this payment method; nothing is ever rounded. */
export function checkAmount(amount: Money, paymentMethodType?: string): readonly Issue[] {
  const { currency, minorUnits } = amount
  const documented = KNOWN.get(currency)
  if (!documented) return [{ path: 'amount.currency', message: UNDOCUMENTED }]
  if (minorUnits <= 0) return [{ path: 'amount.minorUnits', message: 'must be more than zero' }]
  const step = Math.max(documented.multipleOf ?? 1, methodStep(currency, paymentMethodType))
  if (minorUnits % step === 0) return []
  const message = `must be a multiple of ${step} in ${currency}: it is not rounded`
  return [{ path: 'amount.minorUnits', message }]
}

const UNDOCUMENTED = 'is not among the currencies whose smallest unit the provider documents'

function methodStep(currency: string, paymentMethodType: string | undefined): number {
  const rule = METHOD_AMOUNT_RULES.find(
    (row) => row.paymentMethodType === paymentMethodType && row.currency === currency,
  )
  return rule?.multipleOf ?? 1
}

import type { MerchantAccount } from '../account/merchant-account.ts'
import type { Amount } from '../money/amount.ts'
import { CURRENCY_DECIMALS, CURRENCY_STEPS } from '../money/currencies.ts'
import type { AntomResultCode } from '../results/result-codes.ts'
import type { PaymentMethod } from './payment-method.ts'

export interface AskedOrder {
  readonly amount: Amount
  /** Absent when the payer is to choose. */
  readonly method?: PaymentMethod | undefined
  readonly settlementCurrency?: string | undefined
  readonly closesAt?: number | undefined
}

/** Why a payment cannot even begin; nothing is made then, and the same request may be sent again. */
export function orderRefusal(
  { clock, rules }: MerchantAccount,
  asked: AskedOrder,
): AntomResultCode | undefined {
  const { amount, method, settlementCurrency, closesAt } = asked
  if (!CURRENCY_DECIMALS.has(amount.currency)) return 'CURRENCY_NOT_SUPPORT'
  if (amount.minorUnits % (CURRENCY_STEPS.get(amount.currency) ?? 1) !== 0) return 'PARAM_ILLEGAL'
  if (closesAt !== undefined && closesAt <= clock.now()) return 'PARAM_ILLEGAL'
  const settled = rules.settlementCurrencies
  if (settled && settlementCurrency !== undefined && !settled.includes(settlementCurrency)) {
    return 'SETTLE_CONTRACT_NOT_MATCH'
  }
  return method && methodRefusal(method, amount)
}

/** What one method does not take. */
export function methodRefusal(method: PaymentMethod, amount: Amount): AntomResultCode | undefined {
  const { currencies, minimum = 1, multipleOf = 1 } = method
  if (currencies && !currencies.includes(amount.currency)) return 'NO_PAY_OPTIONS'
  const fits = amount.minorUnits >= minimum && amount.minorUnits % multipleOf === 0
  return fits ? undefined : 'PARAM_ILLEGAL'
}

import type { CurrencyCapability } from '@paystate/core'

/**
 * The currencies whose smallest unit Antom documents; another one is refused, since nobody says how many
 * decimals it would have there. None of these differs from ISO 4217.
 *
 * @see https://docs.antom.com/ac/ref/cc
 */
export const CURRENCIES: Readonly<Record<string, CurrencyCapability>> = {
  AUD: { exponent: 2 },
  BDT: { exponent: 2 },
  BRL: { exponent: 2 },
  CAD: { exponent: 2 },
  CLP: { exponent: 0 },
  CNY: { exponent: 2 },
  EUR: { exponent: 2 },
  GBP: { exponent: 2 },
  HKD: { exponent: 2 },
  /** Counted in sen, but only whole rupiah are accepted. */
  IDR: { exponent: 2, multipleOf: 100 },
  JPY: { exponent: 0 },
  KRW: { exponent: 0 },
  MXN: { exponent: 2 },
  MYR: { exponent: 2 },
  NZD: { exponent: 2 },
  PEN: { exponent: 2 },
  PHP: { exponent: 2 },
  PKR: { exponent: 2 },
  PLN: { exponent: 2 },
  SGD: { exponent: 2 },
  THB: { exponent: 2 },
  TWD: { exponent: 2 },
  USD: { exponent: 2 },
  VND: { exponent: 0 },
}

/** What a payment method requires of an amount beyond its currency. */
export interface MethodAmountRule {
  readonly paymentMethodType: string
  readonly currency: string
  readonly multipleOf: number
}

/** @see https://docs.antom.com/ac/ref/cc */
export const METHOD_AMOUNT_RULES: readonly MethodAmountRule[] = [
  { paymentMethodType: 'JKOPAY', currency: 'TWD', multipleOf: 100 },
  { paymentMethodType: 'OCTOPUS', currency: 'HKD', multipleOf: 10 },
]

import type { Currency } from './currencies.ts'

/** A currency that ISO 4217 list one no longer has. */
export interface WithdrawnCurrency extends Currency {
  readonly exponent: 0 | 2
  /** The currency that replaced it. */
  readonly successor: string
}

/**
 * Currencies withdrawn since 2015. Payments made in them are still read and refunded, so their amounts
 * still have an exponent; no new payment is created in them.
 *
 * @see https://www.six-group.com/en/products-services/financial-information/market-reference-data/data-standards.html
 */
export const WITHDRAWN_CURRENCIES: readonly WithdrawnCurrency[] = [
  {
    code: 'ANG',
    number: '532',
    exponent: 2,
    name: 'Netherlands Antillean Guilder',
    successor: 'XCG',
  },
  { code: 'BGN', number: '975', exponent: 2, name: 'Bulgarian Lev', successor: 'EUR' },
  { code: 'BYR', number: '974', exponent: 0, name: 'Belarusian Ruble', successor: 'BYN' },
  { code: 'CUC', number: '931', exponent: 2, name: 'Peso Convertible', successor: 'CUP' },
  { code: 'HRK', number: '191', exponent: 2, name: 'Croatian Kuna', successor: 'EUR' },
  { code: 'MRO', number: '478', exponent: 2, name: 'Ouguiya', successor: 'MRU' },
  { code: 'SLL', number: '694', exponent: 2, name: 'Leone', successor: 'SLE' },
  { code: 'STD', number: '678', exponent: 2, name: 'Dobra', successor: 'STN' },
  { code: 'VEF', number: '937', exponent: 2, name: 'Bolívar', successor: 'VES' },
  { code: 'ZWL', number: '932', exponent: 2, name: 'Zimbabwe Dollar', successor: 'ZWG' },
]

const SUCCESSORS = new Map(WITHDRAWN_CURRENCIES.map(({ code, successor }) => [code, successor]))

/**
 * The currency that replaced a withdrawn one; undefined for any other.
 *
 * @example
 * ```ts
 * import { successorOf } from '@paystate/core'
 *
 * successorOf('BGN') // 'EUR'
 * successorOf('EUR') // undefined
 * ```
 */
export function successorOf(currency: string): string | undefined {
  return SUCCESSORS.get(currency)
}

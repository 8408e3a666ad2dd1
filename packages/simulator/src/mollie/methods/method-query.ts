import type { Money } from '../money/money.ts'
import { isSupportedCurrency, toMinorUnits } from '../money/money.ts'
import { LOCALES } from '../payments/locales.ts'
import { SEQUENCE_TYPES, type SequenceType } from '../payments/payment.ts'
import { Refusal } from '../refusals/refusal.ts'

/** What can be told of a method beside itself. */
export type MethodInclude = 'issuers' | 'pricing'

export interface MethodQuery {
  readonly sequenceType: SequenceType
  readonly amount: Money | undefined
  readonly includes: readonly MethodInclude[]
  /** The wallets that the payer's device has. */
  readonly wallets: readonly string[]
  readonly currency: string | undefined
}

const INCLUDES: readonly MethodInclude[] = ['issuers', 'pricing']
const WALLETS = ['applepay', 'googlepay']
const CATEGORIES = ['eco', 'gift', 'meal', 'sport_culture', 'additional', 'consume']

/** Reads what methods are asked for; a query that is wrong is a 400, and not a 422 as a body is. */
export function readMethodQuery(query: URLSearchParams): MethodQuery {
  wordsOf(query, { name: 'locale', known: LOCALES, isList: false })
  wordsOf(query, { name: 'resource', known: ['payments', 'orders'], isList: false })
  wordsOf(query, { name: 'orderLineCategories', known: CATEGORIES })
  readCode(query, { name: 'billingCountry', shape: /^[A-Z]{2}$/ })
  const [sequenceType = 'oneoff'] = wordsOf(query, {
    name: 'sequenceType',
    known: SEQUENCE_TYPES,
    isList: false,
  })
  return {
    sequenceType,
    amount: readAmount(query),
    includes: wordsOf(query, { name: 'include', known: INCLUDES }),
    wallets: wordsOf(query, { name: 'includeWallets', known: WALLETS }),
    currency: readCurrency(query),
  }
}

function wordsOf<Word extends string>(
  query: URLSearchParams,
  { name, known, isList = true }: { name: string; known: readonly Word[]; isList?: boolean },
): readonly Word[] {
  const text = query.get(name)
  if (text === null || text === '') return []
  return (isList ? text.split(',') : [text]).map((asked) => {
    const word = known.find((candidate) => candidate === asked)
    if (word === undefined) throw invalid(name)
    return word
  })
}

function readCode(
  query: URLSearchParams,
  { name, shape }: { name: string; shape: RegExp },
): string | undefined {
  const code = query.get(name)
  if (code === null) return undefined
  if (!shape.test(code)) throw invalid(name)
  return code
}

function readCurrency(query: URLSearchParams): string | undefined {
  const currency = readCode(query, { name: 'currency', shape: /^[A-Z]{3}$/ })
  if (currency !== undefined && !isSupportedCurrency(currency)) throw invalid('currency')
  return currency
}

function readAmount(query: URLSearchParams): Money | undefined {
  const currency = query.get('amount[currency]') ?? query.get('amount.currency')
  const value = query.get('amount[value]') ?? query.get('amount.value')
  if (currency === null && value === null) return undefined
  if (currency === null || !isSupportedCurrency(currency)) throw invalid('amount.currency')
  const minorUnits = toMinorUnits(value ?? '', currency)
  if (minorUnits === undefined) throw invalid('amount.value')
  return { currency, minorUnits }
}

const NAMES: Readonly<Record<string, string>> = { sequenceType: 'sequence type' }

function invalid(name: string): Refusal {
  return new Refusal(400, `The ${NAMES[name] ?? name} is invalid`, { field: name })
}

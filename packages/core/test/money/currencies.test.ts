import dinero from '@dinero.js/currencies'
import currencyCodes from 'currency-codes'
import { expect, it } from 'vitest'
import { CURRENCIES, CURRENCIES_PUBLISHED } from '../../src/money/currencies.ts'
import { formatDecimal, parseDecimal } from '../../src/money/decimal.ts'
import { exponentOf } from '../../src/money/exponent.ts'
import { money } from '../../src/money/money.ts'
import { successorOf, WITHDRAWN_CURRENCIES } from '../../src/money/withdrawn-currencies.ts'

const codes = CURRENCIES.map(({ code }) => code)
const rowOf = new Map(CURRENCIES.map((row) => [row.code, row]))

function codesWith(exponent: number | 'none'): string {
  return CURRENCIES.filter((row) => row.exponent === exponent)
    .map(({ code }) => code)
    .join(' ')
}

it('is the list of 2026-09-17: 178 codes, each code and number once, in order', () => {
  expect(CURRENCIES_PUBLISHED).toBe('2026-09-17')
  expect(codes).toHaveLength(178)
  expect(codes).toEqual([...new Set(codes)].sort())
  expect(new Set(CURRENCIES.map(({ number }) => number)).size).toBe(178)
})

it('has every row in the form of the list', () => {
  for (const { code, number, name } of CURRENCIES) {
    expect(code).toMatch(/^[A-Z]{3}$/)
    expect(number).toMatch(/^\d{3}$/)
    expect(name).toBe(name.trim())
    expect(name).not.toBe('')
  }
})

it('gives every currency that does not have two decimals its exponent', () => {
  expect(codesWith(0)).toBe('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF')
  expect(codesWith(3)).toBe('BHD IQD JOD KWD LYD OMR TND')
  expect(codesWith(4)).toBe('CLF UYW')
  expect(codesWith('none')).toBe('XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX')
  expect(codesWith(2).split(' ')).toHaveLength(139)
})

it.each([
  { code: 'SLE', number: '925', name: 'Leone' },
  { code: 'VED', number: '926', name: 'Bolívar Soberano' },
  { code: 'XAD', number: '396', name: 'Arab Accounting Dinar' },
  { code: 'XCG', number: '532', name: 'Caribbean Guilder' },
  { code: 'ZWG', number: '924', name: 'Zimbabwe Gold' },
])('has the newcomer $code', ({ code, number, name }) => {
  expect(rowOf.get(code)).toEqual({ code, number, exponent: 2, name })
})

it.each(['ANG', 'BGN', 'CUC', 'HRK', 'SLL', 'ZWL'])('no longer has %s', (code) => {
  expect(rowOf.has(code)).toBe(false)
})

it('keeps every currency withdrawn since 2015 apart, with its exponent and what took its place', () => {
  const withdrawn = WITHDRAWN_CURRENCIES.map(({ code, exponent }) => `${code} ${exponent}`)

  expect(withdrawn.join(' ')).toBe('ANG 2 BGN 2 BYR 0 CUC 2 HRK 2 MRO 2 SLL 2 STD 2 VEF 2 ZWL 2')
  for (const { code, successor } of WITHDRAWN_CURRENCIES) {
    expect(rowOf.has(code)).toBe(false)
    expect(rowOf.has(successor)).toBe(true)
    expect(successorOf(code)).toBe(successor)
  }
  expect(successorOf('EUR')).toBeUndefined()
})

it('reads and writes amounts in a withdrawn currency', () => {
  expect(parseDecimal('BGN', '10.50')).toEqual(money('BGN', 1050))
  expect(formatDecimal(money('HRK', 1050))).toBe('10.50')
  expect(exponentOf('BYR')).toBe(0)
})

/** What a package says of one code beside what the table says of it; `undefined` for absent. */
function differences<T>(theirs: ReadonlyMap<string, T>, ours: ReadonlyMap<string, T>): string[] {
  return [...new Set([...theirs.keys(), ...ours.keys()])]
    .filter((code) => theirs.get(code) !== ours.get(code))
    .map((code) => `${code}: ${theirs.get(code) ?? 'absent'}, not ${ours.get(code) ?? 'absent'}`)
    .sort()
}

const NO_MINOR_UNIT = 'the list says N.A.: the package writes 0, which would be whole ounces'

const CURRENCY_CODES_DIFFERENCES: Readonly<Record<string, string>> = {
  'ANG: 532 2, not absent': 'withdrawn in 2025, when XCG took its place and its number',
  'BGN: 975 2, not absent': 'withdrawn on 2026-01-01, when Bulgaria joined the euro',
  'CUC: 931 2, not absent': 'withdrawn after the edition of 2024; out of use in Cuba since 2021',
  'XAD: absent, not 396 2': 'introduced on 2025-05-12 for the Arab Monetary Fund',
  'XCG: absent, not 532 2': 'introduced on 2025-03-31 for Curaçao and Sint Maarten',
  'XAG: 961 0, not 961 none': NO_MINOR_UNIT,
  'XAU: 959 0, not 959 none': NO_MINOR_UNIT,
  'XBA: 955 0, not 955 none': NO_MINOR_UNIT,
  'XBB: 956 0, not 956 none': NO_MINOR_UNIT,
  'XBC: 957 0, not 957 none': NO_MINOR_UNIT,
  'XBD: 958 0, not 958 none': NO_MINOR_UNIT,
  'XDR: 960 0, not 960 none': NO_MINOR_UNIT,
  'XPD: 964 0, not 964 none': NO_MINOR_UNIT,
  'XPT: 962 0, not 962 none': NO_MINOR_UNIT,
  'XSU: 994 0, not 994 none': NO_MINOR_UNIT,
  'XTS: 963 0, not 963 none': NO_MINOR_UNIT,
  'XUA: 965 0, not 965 none': NO_MINOR_UNIT,
  'XXX: 999 0, not 999 none': NO_MINOR_UNIT,
}

it('differs from currency-codes in number and exponent exactly where a reason is named', () => {
  const theirs = new Map(
    currencyCodes.data.map(({ code, number, digits }) => [code, `${number} ${digits}`]),
  )
  const ours = new Map(
    CURRENCIES.map(({ code, number, exponent }) => [code, `${number} ${exponent}`]),
  )

  expect(differences(theirs, ours)).toEqual(Object.keys(CURRENCY_CODES_DIFFERENCES).sort())
})

const NAME_DIFFERENCES: Readonly<Record<string, string>> = {
  'KMF: Comorian Franc , not Comorian Franc': 'the list has a trailing blank, which is no name',
}

it('differs from currency-codes in names exactly where a reason is named', () => {
  const shared = currencyCodes.data.filter(({ code }) => rowOf.has(code))
  const theirs = new Map(shared.map(({ code, currency }) => [code, currency]))
  const ours = new Map(shared.map(({ code }) => [code, rowOf.get(code)?.name ?? '']))

  expect(differences(theirs, ours)).toEqual(Object.keys(NAME_DIFFERENCES).sort())
})

const FIFTHS = 'divided by five in life; the list, and so providers, count two decimals'
const NO_AMOUNTS = 'the package leaves out what nothing is priced in; the list has it'

const DINERO_DIFFERENCES: Readonly<Record<string, string>> = {
  'ANG: 2 base 10, not absent': 'withdrawn in 2025, when XCG took its place and its number',
  'BGN: 2 base 10, not absent': 'withdrawn on 2026-01-01, when Bulgaria joined the euro',
  'CUC: 2 base 10, not absent':
    'withdrawn after the edition of 2024; out of use in Cuba since 2021',
  'HRK: 2 base 10, not absent': 'withdrawn on 2023-01-01, when Croatia joined the euro',
  'MGA: 1 base 5, not 2 base 10': FIFTHS,
  'MRU: 1 base 5, not 2 base 10': FIFTHS,
  'SLE: absent, not 2 base 10': 'introduced in 2022 for SLL, with three zeros less',
  'SLL: 2 base 10, not absent': 'withdrawn when SLE took its place',
  'VED: absent, not 2 base 10':
    'introduced on 2021-10-01 beside VES, for the redenominated bolívar',
  'XAD: absent, not 2 base 10': 'introduced on 2025-05-12 for the Arab Monetary Fund',
  'XAG: absent, not none base 10': NO_AMOUNTS,
  'XAU: absent, not none base 10': NO_AMOUNTS,
  'XBA: absent, not none base 10': NO_AMOUNTS,
  'XBB: absent, not none base 10': NO_AMOUNTS,
  'XBC: absent, not none base 10': NO_AMOUNTS,
  'XBD: absent, not none base 10': NO_AMOUNTS,
  'XCG: absent, not 2 base 10': 'introduced on 2025-03-31 for Curaçao and Sint Maarten',
  'XDR: absent, not none base 10': NO_AMOUNTS,
  'XPD: absent, not none base 10': NO_AMOUNTS,
  'XPT: absent, not none base 10': NO_AMOUNTS,
  'XSU: absent, not none base 10': NO_AMOUNTS,
  'XTS: absent, not none base 10': NO_AMOUNTS,
  'XUA: absent, not none base 10': NO_AMOUNTS,
  'XXX: absent, not none base 10': NO_AMOUNTS,
  'ZWG: absent, not 2 base 10': 'introduced on 2024-06-25 for ZWL',
  'ZWL: 2 base 10, not absent': 'withdrawn in 2024, when ZWG took its place',
}

it('differs from @dinero.js/currencies exactly where a reason is named', () => {
  const theirs = new Map(
    Object.values(dinero).map(({ code, exponent, base }) => [code, `${exponent} base ${base}`]),
  )
  const ours = new Map(CURRENCIES.map(({ code, exponent }) => [code, `${exponent} base 10`]))

  expect(differences(theirs, ours)).toEqual(Object.keys(DINERO_DIFFERENCES).sort())
})

const PRICE_TAG = 'CLDR tells what is customary on a price tag, where the minor unit is out of use'

const INTL_DIFFERENCES: Readonly<Record<string, string>> = {
  'AFN: 0, not 2': PRICE_TAG,
  'ALL: 0, not 2': PRICE_TAG,
  'COP: 0, not 2': PRICE_TAG,
  'HUF: 0, not 2': PRICE_TAG,
  'IDR: 0, not 2': PRICE_TAG,
  'IQD: 0, not 3': PRICE_TAG,
  'IRR: 0, not 2': PRICE_TAG,
  'KPW: 0, not 2': PRICE_TAG,
  'LAK: 0, not 2': PRICE_TAG,
  'LBP: 0, not 2': PRICE_TAG,
  'MGA: 0, not 2': PRICE_TAG,
  'MMK: 0, not 2': PRICE_TAG,
  'PKR: 0, not 2': PRICE_TAG,
  'SOS: 0, not 2': PRICE_TAG,
  'SYP: 0, not 2': PRICE_TAG,
  'YER: 0, not 2': PRICE_TAG,
}

function customaryDecimals(currency: string): number | undefined {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return format.resolvedOptions().maximumFractionDigits
}

it('differs from Intl.NumberFormat exactly where a reason is named', () => {
  const counted = CURRENCIES.filter(({ exponent }) => exponent !== 'none')
  const theirs = new Map(counted.map(({ code }) => [code, `${customaryDecimals(code)}`]))
  const ours = new Map(counted.map(({ code, exponent }) => [code, `${exponent}`]))

  expect(differences(theirs, ours)).toEqual(Object.keys(INTL_DIFFERENCES).sort())
})

it('gives no exponent where Intl.NumberFormat answers 2 for want of one', () => {
  for (const code of codesWith('none').split(' ')) expect(customaryDecimals(code)).toBe(2)
})

import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { CURRENCIES } from '../../src/money/currencies.ts'
import { formatDecimal, parseDecimal, parseMinorUnits } from '../../src/money/decimal.ts'
import { addMoney, money, subtractMoney } from '../../src/money/money.ts'

/** `FAST_CHECK_SEED=… vitest run` repeats a run. */
const seed = Number(process.env.FAST_CHECK_SEED ?? Math.trunc(Math.random() * 0x7fffffff))

beforeAll(() => {
  fc.configureGlobal({ seed })
  console.info(`round trips of money: fast-check seed ${seed}`)
})

const LARGEST = Number.MAX_SAFE_INTEGER
const counted = CURRENCIES.flatMap(({ code, exponent }) =>
  exponent === 'none' ? [] : [{ code, exponent }],
)
const amounts = fc.oneof(
  fc.maxSafeNat(),
  fc.nat(100_000),
  fc.constantFrom(0, 1, 9, 10, 99, 100, 999, 1000, LARGEST - 1, LARGEST),
)
const signedAmounts = fc.oneof(amounts, fc.maxSafeInteger())

/** The decimal by division, where the code works on digits. */
function byDivision(minorUnits: number, exponent: number): string {
  const unit = 10n ** BigInt(exponent)
  const completeLists = BigInt(minorUnits) / unit
  const rest = String(BigInt(minorUnits) % unit).padStart(exponent, '0')
  return exponent === 0 ? `${completeLists}` : `${completeLists}.${rest}`
}

it('writes and reads back every amount in every currency', () => {
  expect(counted).toHaveLength(165)
  for (const { code, exponent } of counted) {
    const property = fc.property(amounts, (minorUnits) => {
      const decimal = formatDecimal(money(code, minorUnits))

      expect(decimal).toBe(byDivision(minorUnits, exponent))
      expect(parseDecimal(code, decimal)).toStrictEqual({ currency: code, minorUnits })
      expect(parseMinorUnits(code, String(minorUnits))).toStrictEqual(money(code, minorUnits))
    })
    fc.assert(property)
  }
})

it('writes and reads back negative amounts', () => {
  const currencies = fc.constantFrom(...counted.map(({ code }) => code))
  const property = fc.property(currencies, signedAmounts, (currency, minorUnits) => {
    const allowNegative = { allowNegative: true }
    const decimal = formatDecimal({ currency, minorUnits }, allowNegative)
    const back = { currency, minorUnits: minorUnits + 0 }

    expect(parseDecimal(currency, decimal, allowNegative)).toStrictEqual(back)
  })
  fc.assert(property, { numRuns: 2000 })
})

it('reads back what a provider with decimals of its own was sent, or refuses to send it', () => {
  const currencies = fc.constantFrom(...counted)
  const property = fc.property(currencies, fc.nat(6), amounts, (currency, decimals, minorUnits) => {
    const { code, exponent } = currency
    const options = { exponents: { [code]: decimals } }
    const lost = 10n ** BigInt(Math.max(0, exponent - decimals))
    fc.pre(BigInt(minorUnits) % lost === 0n)
    const decimal = formatDecimal(money(code, minorUnits), options)

    expect(decimal.split('.')[1]?.length ?? 0).toBe(decimals)
    expect(parseDecimal(code, decimal, options)).toStrictEqual(money(code, minorUnits))
  })
  fc.assert(property, { numRuns: 2000 })
})

it('subtracts what it added', () => {
  const property = fc.property(fc.nat(LARGEST), fc.nat(LARGEST), (left, right) => {
    fc.pre(left + right <= LARGEST)
    const one = money('EUR', left)
    const other = money('EUR', right)

    expect(subtractMoney(addMoney(one, other), other)).toStrictEqual(one)
  })
  fc.assert(property, { numRuns: 1000 })
})

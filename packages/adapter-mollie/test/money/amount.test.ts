import { CURRENCIES as ISO } from '@paystate/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adapter } from '../../src/index.ts'
import { fromMollie, toMollie } from '../../src/money/amount.ts'

const { currencies } = adapter.capabilities
const currency = fc.constantFrom(...Object.keys(currencies))
const minorUnits = fc.nat({ max: Number.MAX_SAFE_INTEGER })

describe('an amount', () => {
  it('comes back as it went, in every currency and to the last unit', () => {
    fc.assert(
      fc.property(fc.record({ currency, minorUnits }), (money) => {
        expect(fromMollie(toMollie(money))).toEqual(money)
      }),
    )
  })

  it('is written with exactly the decimals of its currency, and nothing else', () => {
    fc.assert(
      fc.property(fc.record({ currency, minorUnits }), (money) => {
        const { exponent } = currencies[money.currency] ?? { exponent: Number.NaN }
        const decimals = exponent === 0 ? '' : `\\.\\d{${exponent}}`
        expect(toMollie(money).value).toMatch(new RegExp(`^(0|[1-9]\\d*)${decimals}$`))
      }),
    )
  })

  it('that is any text at all reads as minor units or as nothing, and never throws', () => {
    const value = fc.oneof(fc.string(), fc.double().map(String), fc.stringMatching(/^-?\d+\.\d*$/))
    fc.assert(
      fc.property(currency, value, (code, text) => {
        const money = fromMollie({ currency: code, value: text })
        if (money) expect(Number.isSafeInteger(money.minorUnits)).toBe(true)
      }),
    )
  })
})

describe('the currencies', () => {
  it('have the decimals of ISO 4217: none for yen and krona, two for all others', () => {
    const exponents = new Map(ISO.map(({ code, exponent }) => [code, exponent]))
    for (const [code, { exponent }] of Object.entries(currencies)) {
      expect([code, exponent]).toEqual([code, exponents.get(code)])
      expect(exponent).toBe(code === 'JPY' || code === 'ISK' ? 0 : 2)
    }
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { vatOf } from '../../src/mollie/lines/vat-of.ts'
import { connected, eur, LINES } from './connected.ts'

const [MUG] = LINES

/** The response to a payment of 10.00 with these lines. */
async function withLines(lines: unknown, more: Record<string, unknown> = {}) {
  const { create } = connected()
  const { status, body } = await create({ lines, ...more })
  return { status, field: body.field, detail: body.detail, lines: body.lines }
}

const mug = (more: Record<string, unknown>) => [{ ...MUG, ...more }]

describe('lines that are none are refused, and the answer names what is wrong', () => {
  it.each<[string, unknown, string]>([
    ['a text', 'two mugs', 'lines'],
    ['an object', {}, 'lines'],
    ['a list of texts', ['mug'], 'lines.0'],
    ['an empty line', [{}], 'lines.0.description'],
    ['an unknown field', mug({ colour: 'blue' }), 'lines.0.colour'],
    ['an unknown type', mug({ type: 'mug' }), 'lines.0.type'],
    ['a tip, which only a terminal adds', mug({ type: 'tip' }), 'lines.0.type'],
    ['a description that is a number', mug({ description: 1 }), 'lines.0.description'],
    ['half a mug', mug({ quantity: 0.5 }), 'lines.0.quantity'],
    ['no mug', mug({ quantity: 0 }), 'lines.0.quantity'],
    ['a quantity in words', mug({ quantity: '1' }), 'lines.0.quantity'],
    ['a price that is a number', mug({ unitPrice: 10 }), 'lines.0.unitPrice'],
    [
      'a price without a currency',
      mug({ unitPrice: { value: '10.00' } }),
      'lines.0.unitPrice.currency',
    ],
    ['a price with too few decimals', mug({ unitPrice: eur('10') }), 'lines.0.unitPrice.value'],
    [
      'a price with more to it',
      mug({ unitPrice: { ...eur('10.00'), vat: 1 } }),
      'lines.0.unitPrice.vat',
    ],
    ['a VAT rate that is a number', mug({ vatRate: 21 }), 'lines.0.vatRate'],
    ['a VAT rate in words', mug({ vatRate: 'high' }), 'lines.0.vatRate'],
    ['a long SKU', mug({ sku: 'x'.repeat(65) }), 'lines.0.sku'],
    ['an unknown category', mug({ categories: ['toys'] }), 'lines.0.categories.0'],
    ['a picture nowhere', mug({ imageUrl: 'mug.png' }), 'lines.0.imageUrl'],
    [
      'a rhythm that is none',
      mug({ recurring: { interval: 'often' } }),
      'lines.0.recurring.interval',
    ],
    [
      'another currency',
      mug({ totalAmount: { currency: 'USD', value: '10.00' } }),
      'lines.0.totalAmount.currency',
    ],
  ])('%s', async (_, lines, field) => {
    expect(await withLines(lines)).toMatchObject({ status: 422, field })
  })
})

it('takes every part that a line may have, and gives it back as it was', async () => {
  const lines = [
    {
      type: 'physical',
      description: 'Mug',
      quantity: 3,
      quantityUnit: 'pcs',
      unitPrice: eur('5.00'),
      discountAmount: eur('2.50'),
      totalAmount: eur('12.50'),
      vatRate: '21.00',
      vatAmount: eur('2.17'),
      sku: 'mug-1',
      categories: ['eco', 'gift'],
      imageUrl: 'https://shop.test/mug.png',
      productUrl: 'https://shop.test/mug',
      recurring: { interval: '12 months', amount: eur('12.50'), times: 2, startDate: '2026-02-28' },
    },
    {
      type: 'discount',
      description: 'Coupon',
      quantity: 1,
      unitPrice: eur('-2.50'),
      totalAmount: eur('-2.50'),
      vatRate: '21',
      vatAmount: eur('-0.43'),
    },
  ]
  expect(await withLines(lines)).toMatchObject({ status: 201, lines })
})

describe('lines that do not add up', () => {
  it('a total that is not price times quantity less the discount', async () => {
    const told = await withLines(
      mug({ quantity: 2, unitPrice: eur('5.50'), discountAmount: eur('0.50') }),
    )
    expect(told).toMatchObject({
      status: 422,
      field: 'lines.0.totalAmount',
      detail: 'The line is invalid: its total amount is off. Expected EUR 10.50, got EUR 10.00',
    })
  })

  it('totals that are not the payment', async () => {
    const told = await withLines([...mug({}), ...mug({})])
    expect(told).toMatchObject({
      status: 422,
      field: 'amount',
      detail: expect.stringContaining('Expected EUR 20.00, got EUR 10.00'),
    })
  })

  it.each(['1.73', '1.75', '-1.74', '0.00'])(
    'a VAT amount of %s where 1.74 is due',
    async (vat) => {
      const told = await withLines(mug({ vatRate: '21.00', vatAmount: eur(vat) }))
      expect(told).toMatchObject({ status: 422, field: 'lines.0.vatAmount' })
      expect((await withLines(mug({ vatRate: '21.00', vatAmount: eur('1.74') }))).status).toBe(201)
    },
  )

  it('a VAT amount that is positive beside a negative price', async () => {
    const discount = {
      type: 'discount',
      description: 'Coupon',
      quantity: 1,
      unitPrice: eur('-2.10'),
      totalAmount: eur('-2.10'),
      vatRate: '5.00',
    }
    const goods = { ...MUG, unitPrice: eur('12.10'), totalAmount: eur('12.10') }
    const told = await withLines([goods, { ...discount, vatAmount: eur('0.10') }])
    expect(told).toMatchObject({ status: 422, field: 'lines.1.vatAmount' })
    const right = await withLines([goods, { ...discount, vatAmount: eur('-0.10') }])
    expect(right.status).toBe(201)
  })

  it.each([
    { type: 'discount', price: '10.00' },
    { type: 'gift_card', price: '0.00' },
    { type: 'physical', price: '-10.00' },
  ])('a $type at $price', async ({ type, price }) => {
    const told = await withLines(mug({ type, unitPrice: eur(price), totalAmount: eur(price) }))
    expect(told).toMatchObject({ status: 422, field: 'lines.0.unitPrice' })
  })
})

describe('the VAT within a total', () => {
  it.each([
    [10_000, '25.00', 2_000],
    [1, '21.00', 0],
    [3, '20.00', 1],
    [-3, '20.00', -1],
    [1_000, '0.00', 0],
    [12_143, '5.5', 633],
  ])('of %d at %s%% is %d', (total, rate, vat) => {
    expect(vatOf(total, rate)).toBe(vat)
  })

  it('is never more than half a minor unit off, and the same for what is given back', () => {
    const total = fc.integer({ min: 0, max: 1e12 })
    const rate = fc.integer({ min: 0, max: 10_000 })
    fc.assert(
      fc.property(total, rate, (minorUnits, hundredths) => {
        const vat = vatOf(minorUnits, (hundredths / 100).toFixed(2))
        const off =
          BigInt(vat) * BigInt(10_000 + hundredths) - BigInt(minorUnits) * BigInt(hundredths)
        expect(2n * (off < 0n ? -off : off)).toBeLessThanOrEqual(BigInt(10_000 + hundredths))
        expect(vatOf(-minorUnits, (hundredths / 100).toFixed(2))).toBe(0 - vat)
      }),
    )
  })
})

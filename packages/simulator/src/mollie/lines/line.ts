import { z } from 'zod'
import type { Money } from '../money/money.ts'
import { amount, day, optionalText, signedAmount, webAddress } from '../parameters/shapes.ts'

/** What a line takes off the total. */
const DEDUCTIONS = ['discount', 'store_credit', 'gift_card'] as const

/** A tip is added by a terminal, and not when a payment is made. */
const TYPES = ['physical', 'digital', 'shipping_fee', 'surcharge', ...DEDUCTIONS] as const
const CATEGORIES = ['eco', 'gift', 'meal', 'sport_culture', 'additional', 'consume'] as const

/** Percents with two decimals at most. */
const VAT_RATE = /^\d{1,2}(\.\d{1,2})?$|^100(\.0{1,2})?$/

/** @see https://docs.mollie.com/reference/create-payment for what a line has to be */
export const line = z.strictObject({
  type: z.enum(TYPES).nullish(),
  description: z.string().min(1),
  quantity: z.int().min(1),
  quantityUnit: optionalText,
  unitPrice: signedAmount,
  discountAmount: amount.nullish(),
  totalAmount: signedAmount,
  vatRate: z.string().regex(VAT_RATE).nullish(),
  vatAmount: signedAmount.nullish(),
  sku: z.string().max(64).nullish(),
  categories: z.array(z.enum(CATEGORIES)).nullish(),
  imageUrl: webAddress.nullish(),
  productUrl: webAddress.nullish(),
  recurring: z
    .strictObject({
      description: optionalText,
      interval: z.string().regex(/^\d+ (days?|weeks?|months?)$/),
      amount: amount.nullish(),
      times: z.int().min(1).nullish(),
      startDate: day.nullish(),
    })
    .nullish(),
})

export type Line = z.infer<typeof line>

export function isDeduction({ type }: Line): boolean {
  return DEDUCTIONS.some((deduction) => deduction === type)
}

/** The amounts of a line by their names, those that it has. */
export function amountsOf(line: Line): readonly (readonly [name: string, amount: Money])[] {
  const { unitPrice, discountAmount, totalAmount, vatAmount } = line
  return Object.entries({ unitPrice, discountAmount, totalAmount, vatAmount }).flatMap(
    ([name, money]) => (money ? [[name, money] as const] : []),
  )
}

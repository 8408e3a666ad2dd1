import type { Meanings } from './code-meaning.ts'
import { AFTER_PAYMENT } from './meanings/after-payment.ts'
import { CARD } from './meanings/card.ts'
import { MERCHANT } from './meanings/merchant.ts'
import { ORDER } from './meanings/order.ts'
import { PAYER } from './meanings/payer.ts'
import { UNDER_WAY } from './meanings/under-way.ts'

/** Every result code that we know of, by what it means for the merchant. The list is open. */
export const CODE_MEANINGS = {
  ...UNDER_WAY,
  ...ORDER,
  ...MERCHANT,
  ...CARD,
  ...PAYER,
  ...AFTER_PAYMENT,
} as const satisfies Meanings

export type KnownCode = keyof typeof CODE_MEANINGS

import { formatDecimal, type Money, MoneyError, parseDecimal } from '@paystate/core'
import { z } from 'zod'
import { isTrouble, type Trouble } from '../simulation/troubles.ts'

const trouble = z.custom<Trouble>(isTrouble).catch('none')

/** The token of the page, where the button is pressed that kills the shop in the middle. */
const kill = z.string().max(200).optional()

const orderReference = z.string().regex(/^order_[0-9a-f]{10}$/)

export const timeForm = z.object({ order: orderReference, by: z.string() })

export const chargeBackForm = z.object({ payment: z.string().max(200) })

/** The order form. It carries the order's reference: submitting it twice places the same order. */
export const orderForm = z.object({
  order: orderReference,
  product: z.string().max(64),
  capture: z.enum(['automatic', 'manual']).catch('automatic'),
  trouble,
  kill,
})

export const payForm = z.object({ trouble, kill })

const token = z.string().regex(/^step_\d{1,6}$/)

/** A refund or a capture. */
export const amountForm = z.object({ token, amount: z.string().max(64).trim(), trouble, kill })

export const withdrawForm = z.object({ refund: z.string().max(200) })

export const switchForm = z.object({ currency: z.string().max(3), provider: z.string().max(64) })

export const cancelForm = z.object({ token, if_paid: z.enum(['keep', 'reverse']), trouble, kill })

/** Parses an amount as typed; never through a float. */
export function readAmount(
  typed: string,
  currency: string,
): { ok: true; amount: Money } | { ok: false; message: string } {
  try {
    const amount = parseDecimal(currency, typed)
    if (amount.minorUnits > 0) return { ok: true, amount }
    return { ok: false, message: 'The amount must be more than zero.' }
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error
    return { ok: false, message: MESSAGES.get(error.code) ?? writeLike(currency) }
  }
}

/** Some currencies have no decimals. */
function writeLike(currency: string): string {
  const example = formatDecimal({ currency, minorUnits: 1250 })
  return `Please enter the amount in digits${example.includes('.') ? ' with a point' : ''}, such as ${example}.`
}

const MESSAGES: ReadonlyMap<string, string> = new Map([
  ['too_many_decimals', 'The amount has more decimals than its currency.'],
  ['negative_amount', 'The amount must be more than zero.'],
  ['not_a_safe_integer', 'The amount is too large.'],
])

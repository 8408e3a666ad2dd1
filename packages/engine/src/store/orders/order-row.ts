import { z } from 'zod'
import { instant, integer, text } from '../statements/fields.ts'
import { epoch } from '../statements/statement.ts'

export const orderRow = z.object({
  id: text,
  currency: text.nullable(),
  amount: integer.nullable(),
  paidAt: instant.nullable(),
  paidTwiceAt: instant.nullable(),
  underpaidAt: instant.nullable(),
})

/** The amount of an order, in minor units, and which of its events were published. */
export type OrderRow = z.infer<typeof orderRow>

export const ORDER_COLUMNS = `
  id, currency, amount, ${epoch('paid_at')} as "paidAt",
  ${epoch('paid_twice_at')} as "paidTwiceAt", ${epoch('underpaid_at')} as "underpaidAt"`

import { z } from 'zod'
import type { Money } from '../money/money.ts'
import type { Body } from '../parameters/body.ts'
import { readShape } from '../parameters/read-shape.ts'
import { amount, text } from '../parameters/shapes.ts'
import { unprocessable } from '../refusals/refusal.ts'

const externalReference = z.strictObject({ type: text, id: text })

const reversal = z.strictObject({
  amount,
  source: z.strictObject({
    type: z.literal('organization'),
    organizationId: z.string().regex(/^org_./),
  }),
})

/** What only some refunds say: it must have the right type, and what is pulled back is no more than the refund. */
export function checkRefundExtras(body: Body, refund: Money): void {
  readShape(body, 'externalReference', externalReference)
  readShape(body, 'reverseRouting', z.boolean())
  const reversals = readShape(body, 'routingReversals', z.array(reversal)) ?? []
  const foreign = reversals.findIndex(({ amount: part }) => part.currency !== refund.currency)
  if (foreign >= 0) {
    const field = `routingReversals.${foreign}.amount`
    throw unprocessable(`The ${field} is not in the currency of the refund`, `${field}.currency`)
  }
  const sum = reversals.reduce((total, { amount: part }) => total + part.minorUnits, 0)
  if (sum > refund.minorUnits) {
    const what = 'The routingReversals are higher than the amount of the refund'
    throw unprocessable(what, 'routingReversals')
  }
}

import { z } from 'zod'
import type { Money } from '../money/money.ts'
import type { Body } from '../parameters/body.ts'
import { readShape } from '../parameters/read-shape.ts'
import { amount, day, text } from '../parameters/shapes.ts'
import { unprocessable } from '../refusals/refusal.ts'

const fee = z.strictObject({ amount, description: text.max(255).nullish() })

/** What a platform keeps of a payment: no more than all of it. */
export function readApplicationFee(body: Body, payment: Money): unknown {
  const read = readShape(body, 'applicationFee', fee)
  if (!read) return undefined
  refusePart(read.amount, { payment, field: 'applicationFee.amount' })
  return body.applicationFee
}

const route = z.strictObject({
  amount,
  destination: z.strictObject({
    type: z.literal('organization'),
    organizationId: z.string().regex(/^org_./),
  }),
  releaseDate: day.nullish(),
})

/** To whom the parts of a payment go: together no more than all of it, and in EUR alone. */
export function readRouting(body: Body, payment: Money): unknown {
  const routes = readShape(body, 'routing', z.array(route))
  if (!routes) return undefined
  if (payment.currency !== 'EUR')
    throw unprocessable('Only payments in EUR can be routed', 'routing')
  for (const [index, { amount: part }] of routes.entries()) {
    refusePart(part, { payment, field: `routing.${index}.amount` })
  }
  const minorUnits = routes.reduce((sum, { amount: part }) => sum + part.minorUnits, 0)
  refusePart({ ...payment, minorUnits }, { payment, field: 'routing' })
  return body.routing
}

function refusePart(part: Money, { payment, field }: { payment: Money; field: string }): void {
  if (part.currency !== payment.currency) {
    throw unprocessable(`The ${field} is not in the currency of the payment`, `${field}.currency`)
  }
  if (part.minorUnits > payment.minorUnits) {
    throw unprocessable(`The ${field} is higher than the amount of the payment`, field)
  }
}

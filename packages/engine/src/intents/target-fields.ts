import { z } from 'zod'
import { idField } from '../input/check-input.ts'
import { chosenBy } from '../input/chosen-by.ts'

const without = (other: string) =>
  z.undefined({ error: `must be left out where \`${other}\` is given` }).optional()

/** A write of a payment that is named. */
export const forPayment = { payment: idField, order: without('payment') }

/** A write of the only possible payment of an order. */
export const forOrder = {
  order: z
    .custom((value) => value !== undefined, 'is missing: name the order, or the payment')
    .pipe(idField),
}

/** Takes the shape whose target is given. */
export function byTarget<T>(shapes: {
  readonly payment: z.ZodType<T>
  readonly order: z.ZodType<T>
}): z.ZodType<T> {
  return chosenBy((has) => (has('payment') ? shapes.payment : shapes.order))
}

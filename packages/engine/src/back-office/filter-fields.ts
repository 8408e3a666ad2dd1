import { PAYMENT_STATUSES } from '@paystate/core'
import { readInstant } from '@paystate/core/adapter'
import { z } from 'zod'
import { idField } from '../input/check-input.ts'
import { STANDINGS } from '../store/payments/standing.ts'

/** A time with an offset. */
export const instantField = z.string().transform((text, context) => {
  const instant = readInstant(text)
  if (instant !== undefined) return instant
  context.addIssue('must be a time with an offset, such as 2026-01-15T12:00:00Z')
  return z.NEVER
})

/** What a filter of payments may have. */
export const filterFields = {
  order: idField.optional(),
  instance: z.string().optional(),
  status: z.enum(PAYMENT_STATUSES).optional(),
  standing: z.enum(STANDINGS).optional(),
  unknown: z.boolean().optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be a currency, such as EUR')
    .optional(),
  amount: z.strictObject({ from: z.int().optional(), to: z.int().optional() }).optional(),
  created: z
    .strictObject({ from: instantField.optional(), to: instantField.optional() })
    .optional(),
  text: idField.optional(),
}

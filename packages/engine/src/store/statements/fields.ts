import { instantOf } from '@paystate/core'
import { z } from 'zod'
import type { Named } from './named.ts'
import type { Sum } from './sum.ts'

/** Clients return bigint as a number, a text or a bigint. */
export const integer = z
  .union([z.number(), z.bigint(), z.string().regex(/^-?\d+$/)])
  .transform(Number)
  .refine(Number.isSafeInteger, 'is beyond the safe integers')

/** Unlike one amount, a sum may be larger than what a number holds exactly; then it is told by name. */
export const sum: z.ZodType<Sum> = z
  .string()
  .regex(/^-?\d+$/)
  .transform((digits) => (Number.isSafeInteger(Number(digits)) ? Number(digits) : 'too_large'))

export const text = z.string()

/** A stored name, known or not. */
export function named<Known extends string>(): z.ZodType<Named<Known>> {
  return z.string()
}

export const flag = z.boolean()

/** What `epoch(…)` selected. */
export const instant = integer.transform(instantOf)

/** A json column, selected as text: core checks its content. */
export const json = z.string().transform((value): unknown => JSON.parse(value))

/** For statements whose rows are not used. */
export const nothing = z.object({})

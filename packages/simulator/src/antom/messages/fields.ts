import { z } from 'zod'
import type { Amount } from '../money/amount.ts'

/** A text that has to be there. */
export const text = (longest: number) => z.string().min(1).max(longest)

/** A text that may be left out; null and an empty one count as left out. */
export const optionalText = (longest: number) =>
  z
    .string()
    .max(longest)
    .nullish()
    .transform((value) => value || undefined)

/** A field of no consequence here that still has to fit when it is there. */
export const ignoredText = (longest: number) => z.string().max(longest).nullish()

/** A boolean, native or in quotation marks as the documents ask for; false when left out. */
export const flag = z
  .union([z.boolean(), z.enum(['true', 'false'])])
  .nullish()
  .transform((value) => value === true || value === 'true')

/** Longest `value` of an amount. */
const LONGEST_VALUE = 16

/** Positive whole units, as a string of digits or a number; both are taken. */
const minorUnits = z
  .union([z.string().regex(/^\d+$/).max(LONGEST_VALUE), z.int().positive()])
  .transform(Number)
  .refine((value) => Number.isSafeInteger(value) && value > 0)

/** Money; the answer to it is always a string. */
export const amount = z
  .object({ currency: z.string().regex(/^[A-Z]{3}$/), value: minorUnits })
  .transform(({ currency, value }): Amount => ({ currency, minorUnits: value }))

/** An absolute URL, https or an app's own scheme; http is taken for a machine's own addresses. */
export const url = (longest: number) => z.string().max(longest).refine(URL.canParse)

export const optionalUrl = (longest: number) =>
  optionalText(longest).refine((value) => value === undefined || URL.canParse(value))

/** An ISO 8601 time with an offset, in epoch milliseconds. */
export const optionalMoment = z.iso
  .datetime({ offset: true })
  .nullish()
  .transform((value) => (value ? Date.parse(value) : undefined))

import { z } from 'zod'
import {
  isSupportedCurrency,
  type Money,
  toMinorUnits,
  toSignedMinorUnits,
} from '../money/money.ts'

/** The parts that several parameters are made of. */
export const text = z.string()
export const optionalText = z.string().nullish()

const amountOf = (read: typeof toMinorUnits) =>
  z
    .strictObject({ currency: z.string().refine(isSupportedCurrency, INVALID), value: z.string() })
    .transform(({ currency, value }, context): Money => {
      const minorUnits = read(value, currency)
      if (minorUnits !== undefined) return { currency, minorUnits }
      context.addIssue({ code: 'invalid_value', values: [], path: ['value'] })
      return z.NEVER
    })

const INVALID = 'The amount contains an invalid currency'

/** At least zero. */
export const amount = amountOf(toMinorUnits)

/** Also below zero, as of a discount. */
export const signedAmount = amountOf(toSignedMinorUnits)

export const webAddress = z
  .string()
  .refine((url) => /^https?:\/\/./i.test(url) && URL.canParse(url))

/** A day that there is: `YYYY-MM-DD`. */
export const day = z.iso.date()

import { checkMoney, type Money } from '@paystate/core'
import { isWebUrl, textIssue } from '@paystate/core/adapter'
import { z } from 'zod'

/** Fields that several schemas share; each message says what is expected. */

/** Text within a length. */
export function textField(least: number, most: number): z.ZodType<string> {
  const message = `must be text of ${least} to ${most} characters`
  return z
    .string({ error: message })
    .min(least, message)
    .max(most, message)
    .superRefine(checkCharacters)
}

/** Adds what is wrong with the characters of a text, or of any text in a plain JSON value. */
export function checkCharacters(value: unknown, context: z.RefinementCtx): void {
  const message = textIssue(value)
  if (message !== undefined) context.addIssue({ code: 'custom', message })
}

/** A provider's id; ids are put into URLs and bodies unescaped. */
export function idField(prefix: string): z.ZodType<string> {
  const pattern = new RegExp(`^${prefix}_[A-Za-z0-9]{1,64}$`)
  return z.custom<string>((value) => typeof value === 'string' && pattern.test(value), {
    error: `must be an id like ${prefix}_, followed by letters and digits`,
  })
}

/** One of the known values. */
export function wordField<const T extends readonly string[]>(words: T) {
  return z.enum(words, { error: `must be one of ${words.join(', ')}` })
}

const COUNTRY = 'must be two capital letters, like NL'
export const countryField = z.string({ error: COUNTRY }).regex(/^[A-Z]{2}$/, COUNTRY)

/** An amount that keeps the issues of its own fields apart. */
export const moneyField = z.unknown().transform((value, context): Money => {
  const checked = checkMoney(value)
  if (checked.ok) return checked.money
  for (const { path, message } of checked.issues) {
    context.addIssue({ code: 'custom', path: path === '' ? [] : [path], message })
  }
  return z.NEVER
})

export const webUrlField = z.custom<string>(isWebUrl, {
  error: 'must be an absolute http or https URL of at most 2048 characters',
})

import { z } from 'zod'

/**
 * Fields of responses. None of them ever refuses: what cannot be read is absent, so that one strange field
 * never spoils a response about money.
 */

export const text = z.transform((value: unknown) => (typeof value === 'string' ? value : undefined))

/** Takes a field where it is as documented; null and anything strange read as not reported. */
export function lenient<Output>(schema: z.ZodType<Output>) {
  return z.transform((value: unknown): Output | undefined =>
    value === undefined || value === null ? undefined : schema.safeParse(value).data,
  )
}

/** A list whose items are read one by one. What is stated as a list and is none holds one strange item. */
export const statedList = z.transform((value: unknown): readonly unknown[] | undefined => {
  if (value === undefined || value === null) return undefined
  return Array.isArray(value) ? value : [value]
})

import { z } from 'zod'

/**
 * Fields of responses. None ever fails: what cannot be read is absent, so that one odd field
 * never spoils a response about money.
 */

export const text = z.transform((value: unknown) => (typeof value === 'string' ? value : undefined))

/** Reads a field in its documented form; null and anything else read as not reported. */
export function lenient<Output>(schema: z.ZodType<Output>) {
  return z.transform((value: unknown): Output | undefined =>
    value === undefined || value === null ? undefined : schema.safeParse(value).data,
  )
}

/** A list whose items are read one by one. Something else in its place reads as one unreadable item. */
export const statedList = z.transform((value: unknown): readonly unknown[] | undefined => {
  if (value === undefined || value === null) return undefined
  return Array.isArray(value) ? value : [value]
})

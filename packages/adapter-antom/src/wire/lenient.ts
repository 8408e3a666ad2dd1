import { epochOf, type Instant, type Money } from '@paystate/core'
import { readInstant } from '@paystate/core/adapter'
import { z } from 'zod'
import { fromAntom } from '../money/amount.ts'

/**
 * Fields of responses. None ever fails: what cannot be read is absent, so that one odd field
 * never spoils a response about money.
 */

/** Text, or a number in its place; blank text is absent. It is kept byte for byte. */
export const text = z.transform(readText)

export const amount = z.transform((value: unknown): Money | undefined => fromAntom(value))

/** A moment with any offset. */
export const time = z.transform((value: unknown): Instant | undefined => readInstant(value))

/** A nested object; absent where it is not one. */
export function lenient<Output>(schema: z.ZodType<Output>) {
  return z.transform((value: unknown): Output | undefined => {
    const result = schema.safeParse(value)
    return result.success ? result.data : undefined
  })
}

export interface ReadList<T> {
  readonly items: readonly T[]
  /** False where some items could not be read. */
  readonly isWhole: boolean
}

/** A list, read item by item. Absent, null and empty are equivalent. */
export function lenientList<Output>(schema: z.ZodType<Output>) {
  return z.transform((value: unknown): ReadList<Output> => {
    if (value === undefined || value === null) return { items: [], isWhole: true }
    if (!Array.isArray(value)) return { items: [], isWhole: false }
    const read = value.map((item: unknown) => schema.safeParse(item))
    const items = read.flatMap((item) => (item.success ? [item.data] : []))
    return { items, isWhole: items.length === read.length }
  })
}

export function readText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

/** A provider's status for comparison: trimmed and uppercase. */
export function asWord(word: string): string {
  return word.trim().toUpperCase()
}

/**
 * Reads the time header of a message, in epoch milliseconds: it is sent as those or as ISO 8601, with any
 * offset. Undefined where it is not a time.
 */
export function readHeaderTime(text: string | null): number | undefined {
  if (text === null) return undefined
  if (/^\d{10,15}$/.test(text)) return Number(text)
  const instant = readInstant(text)
  return instant === undefined ? undefined : epochOf(instant)
}

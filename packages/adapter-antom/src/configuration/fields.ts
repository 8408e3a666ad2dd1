import { z } from 'zod'

/** Providers refuse such text, some of them silently. */
const HALF_A_CHARACTER = 'must not be cut inside a character: cut it with Array.from(text).slice()'

/** Text of limited length, not cut inside a character; the message names the bounds and never the value. */
export function textField(most: number) {
  const message = `must be text of 1 to ${most} characters`
  return z
    .string({ error: message })
    .min(1, message)
    .max(most, message)
    .refine((text) => text.isWellFormed(), HALF_A_CHARACTER)
}

/**
 * A detail about the payer: it helps a payment and never decides it, so what cannot be used is left out instead of
 * refused.
 */
export function factField(most: number) {
  return z.transform((value: unknown): string | undefined => {
    if (typeof value !== 'string') return undefined
    const text = value.trim()
    return text !== '' && text.length <= most && text.isWellFormed() ? text : undefined
  })
}

/** The same for a whole number within bounds. */
export function countField(least: number, most: number) {
  return z.transform((value: unknown): number | undefined => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return undefined
    return value >= least && value <= most ? value : undefined
  })
}

import { textIssue } from '@paystate/core/adapter'
import { z } from 'zod'

/** Text of limited length, not cut inside a character; the message names the bounds and never the value. */
export function textField(most: number) {
  const message = `must be text of 1 to ${most} characters`
  return z
    .string({ error: message })
    .min(1, message)
    .max(most, message)
    .superRefine(checkCharacters)
}

/** Adds what is wrong with the characters of a text, or of any text in a plain JSON value. */
export function checkCharacters(value: unknown, context: z.RefinementCtx): void {
  const message = textIssue(value)
  if (message !== undefined) context.addIssue({ code: 'custom', message })
}

/**
 * A detail about the payer: it helps a payment and never decides it, so what cannot be used is left out instead of
 * refused.
 */
export function factField(most: number) {
  return z.transform((value: unknown): string | undefined => {
    if (typeof value !== 'string') return undefined
    const text = value.trim()
    return text !== '' && text.length <= most && textIssue(text) === undefined ? text : undefined
  })
}

/** The same for a whole number within bounds. */
export function countField(least: number, most: number) {
  return z.transform((value: unknown): number | undefined => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return undefined
    return value >= least && value <= most ? value : undefined
  })
}

/** Several details of the payer; `null` is none. */
export function factsField<Output>(facts: z.ZodType<Output>) {
  return facts.nullish().transform((known): Output | undefined => known ?? undefined)
}

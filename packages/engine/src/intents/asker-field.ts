import type { z } from 'zod'
import { wordsField } from '../input/check-input.ts'

/** The field of every call that may name its person. */
export const askerField: { readonly who: z.ZodOptional<z.ZodString> } = {
  who: wordsField.optional(),
}

import type { z } from 'zod'
import { wordsField } from '../input/check-input.ts'

/** The person behind a call. */
export interface Asker {
  /**
   * Who of your staff asks for it, 1 to 1000 characters; stored and shown, never sent. Called again with the same id,
   * the first one stays. Erasing keeps it: never put a payer here.
   */
  readonly who?: string | undefined
}

/** The field of every call that may name its person. */
export const askerField: { readonly who: z.ZodOptional<z.ZodString> } = {
  who: wordsField.optional(),
}

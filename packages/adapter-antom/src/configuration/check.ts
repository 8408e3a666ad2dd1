import type { Checked } from '@paystate/core'
import { IN_OUR_WORDS, schemaIssues } from '@paystate/core/adapter'
import type { z } from 'zod'

/** Checks a value against a schema: every issue at once, by path, without a value. */
export function check<T>(schema: z.ZodType<T>, input: unknown): Checked<T> {
  const result = schema.safeParse(input, IN_OUR_WORDS)
  return result.success
    ? { ok: true, value: result.data }
    : { ok: false, issues: schemaIssues(result.error.issues) }
}

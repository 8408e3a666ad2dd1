import type { z } from 'zod'
import type { Checked } from '../errors/issue.ts'
import { readable } from './readable.ts'
import { IN_OUR_WORDS, schemaIssues } from './schema-issues.ts'

/**
 * Checks an input against a schema and returns every issue at once, by path, without a value. It never throws: an
 * input that cannot even be read has an issue too.
 */
export function check<T>(schema: z.ZodType<T>, input: unknown): Checked<T> {
  return readable(() => {
    const result = schema.safeParse(input, IN_OUR_WORDS)
    return result.success
      ? { ok: true, value: result.data }
      : { ok: false, issues: schemaIssues(result.error.issues) }
  })
}

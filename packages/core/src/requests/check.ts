import type { z } from 'zod'
import type { Checked, Issue } from '../errors/issue.ts'

/** Checks an input against a schema and returns every issue at once, by path, without a value. */
export function check<T>(schema: z.ZodType<T>, input: unknown): Checked<T> {
  const result = schema.safeParse(input)
  return result.success
    ? { ok: true, value: result.data }
    : { ok: false, issues: result.error.issues.flatMap(faultsOf) }
}

function faultsOf(issue: z.core.$ZodIssue): readonly Issue[] {
  const path = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: path === '' ? key : `${path}.${key}`,
      message: 'is not a known field',
    }))
  }
  return [{ path, message: issue.message }]
}

import type { Checked, Issue } from '@paystate/core'
import type { z } from 'zod'

/** Checks a value against a schema: every issue at once, by path, without a value. */
export function check<T>(schema: z.ZodType<T>, value: unknown): Checked<T> {
  const result = schema.safeParse(value, { error: kindWanted })
  return result.success
    ? { ok: true, value: result.data }
    : { ok: false, issues: result.error.issues.flatMap(faultsOf) }
}

const KINDS = new Map([
  ['array', 'must be a list'],
  ['boolean', 'must be true or false'],
  ['number', 'must be a number'],
  ['object', 'must be an object'],
  ['record', 'must be an object'],
  ['string', 'must be text'],
])

/** What is expected, where the field itself has no better message. */
function kindWanted(issue: z.core.$ZodRawIssue): string | undefined {
  return issue.code === 'invalid_type' ? KINDS.get(issue.expected) : undefined
}

function faultsOf(issue: z.core.$ZodIssue): readonly Issue[] {
  const path = issue.path.map(String).join('.')
  if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }]
  return issue.keys.map((key) => ({
    path: path === '' ? key : `${path}.${key}`,
    message: 'is not a known field',
  }))
}

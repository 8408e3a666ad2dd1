import type { z } from 'zod'
import { type Refusal, unprocessable } from '../refusals/refusal.ts'
import type { Body } from './body.ts'
import { nonExistent } from './unknown-parameters.ts'

/**
 * Reads a parameter that has parts of its own; the first part that is wrong is what Mollie names.
 * null reads as not given.
 */
export function readShape<Value>(
  body: Body,
  name: string,
  schema: z.ZodType<Value>,
): Value | undefined {
  const given = body[name]
  if (given === undefined || given === null) return undefined
  const read = schema.safeParse(given, { reportInput: true })
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw issue ? refusalOf(name, issue) : unprocessable(`The ${name} is invalid`, name)
}

function refusalOf(name: string, issue: z.core.$ZodIssue): Refusal {
  const path = [name, ...issue.path].join('.')
  if (issue.code === 'unrecognized_keys') {
    const [unknown = ''] = issue.keys
    return nonExistent('body', { name: `${path}.${unknown}`, known: [] })
  }
  if (issue.code === 'custom') return unprocessable(issue.message, path)
  const isMissing = issue.code === 'invalid_type' && issue.input === undefined
  const what = isMissing ? `The '${path}' field is missing` : `The ${path} is invalid`
  return unprocessable(what, path)
}

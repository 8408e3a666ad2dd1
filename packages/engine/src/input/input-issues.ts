import type { Issue } from '@paystate/core'
import type { z } from 'zod'

/** How a schema is read, so that `inputIssues` can tell what is missing from what is wrong. */
export const READING = { error: wanted, reportInput: true } as const

/** Every issue by its path, in words and without a value. */
export function inputIssues(error: z.ZodError): readonly Issue[] {
  return error.issues.flatMap(issuesOf)
}

function issuesOf(issue: z.core.$ZodIssue): readonly Issue[] {
  const path = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys') {
    const below = (key: string) => (path === '' ? key : `${path}.${key}`)
    return issue.keys.map((key) => ({ path: below(key), message: 'is not a known field' }))
  }
  const isMissing = issue.input === undefined && !issue.message.startsWith(MISSING)
  return [{ path, message: isMissing ? MISSING : issue.message }]
}

const MISSING = 'is missing'

const KINDS = new Map([
  ['array', 'must be a list'],
  ['boolean', 'must be true or false'],
  ['int', 'must be a whole number'],
  ['number', 'must be a number'],
  ['object', 'must be an object'],
  ['record', 'must be an object'],
  ['string', 'must be text'],
])

/** What is expected, where the field itself has no better message. */
function wanted(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return KINDS.get(issue.expected)
    case 'invalid_value':
      return `must be ${issue.values.map((value) => `'${String(value)}'`).join(' or ')}`
    case 'too_small':
      return `must be ${issue.minimum} or more`
    case 'too_big':
      return `must be ${issue.maximum} or less`
    default:
      return undefined
  }
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

export function canBeCalled(value: unknown, method: string): boolean {
  return isObject(value) && typeof Reflect.get(value, method) === 'function'
}

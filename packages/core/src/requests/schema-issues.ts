import { z } from 'zod'
import type { Issue } from '../errors/issue.ts'
import { nearest } from './nearest.ts'

/** What a schema objects to; the shape of zod's issues, so that no public type depends on zod. */
export interface SchemaIssue {
  readonly code?: unknown
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly input?: unknown
  readonly keys?: unknown
}

/** How a schema is read, so that `schemaIssues` can say what is missing and what was expected. */
export const IN_OUR_WORDS = { error: expectedBy, reportInput: true } as const

/** Every issue by its path, in our words and without a value. */
export function schemaIssues(issues: readonly SchemaIssue[]): readonly Issue[] {
  return issues.flatMap(issuesOf)
}

function issuesOf(issue: SchemaIssue): readonly Issue[] {
  const path = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys' && Array.isArray(issue.keys)) {
    const known = namesIn(issue.message)
    return issue.keys.map(String).map((key) => {
      const message = unknownField(key, known)
      return { path: path === '' ? key : `${path}.${key}`, message }
    })
  }
  const { message, input } = issue
  const isMissing = input === undefined && message.startsWith('must ')
  return [{ path, message: isMissing ? `is missing: ${message}` : message }]
}

/** A misspelled field names the known one that it probably means. */
function unknownField(key: string, known: readonly string[]): string {
  const meant = nearest(key, known)
  return `is not a known field${meant === undefined ? '' : `; perhaps \`${meant}\` is meant`}`
}

/** The only place where the schema library shows what it knows is the message that we write. */
const KNOWN = 'must have only the fields '

function namesIn(message: string): readonly string[] {
  return message.startsWith(KNOWN) ? message.slice(KNOWN.length).split(' ') : []
}

function fieldsOf(schema: unknown): string {
  const shape = schema instanceof z.ZodObject ? schema.shape : {}
  return `${KNOWN}${Object.keys(shape).join(' ')}`
}

interface Expectation {
  readonly code?: unknown
  readonly expected?: unknown
  readonly values?: unknown
  readonly origin?: unknown
  readonly minimum?: unknown
  readonly maximum?: unknown
  readonly inst?: unknown
}

const KINDS = new Map<unknown, string>([
  ['array', 'must be a list'],
  ['boolean', 'must be true or false'],
  ['function', 'must be a function'],
  ['int', 'must be a whole number'],
  ['number', 'must be a number'],
  ['object', 'must be an object'],
  ['record', 'must be an object'],
  ['string', 'must be text'],
])

const COUNTED = new Map<unknown, string>([
  ['string', 'characters'],
  ['array', 'entries'],
])

/** What is expected, where the field itself has no better message: never the words of the schema library. */
function expectedBy(issue: Expectation): string {
  const { code, expected, values, origin, minimum, maximum, inst } = issue
  const counted = COUNTED.get(origin)
  switch (code) {
    case 'invalid_type':
      return KINDS.get(expected) ?? 'must be a value of another kind'
    case 'invalid_value':
      return `must be ${listed(values)}`
    case 'unrecognized_keys':
      return fieldsOf(inst)
    case 'too_small':
      if (!counted) return `must be ${minimum} or more`
      return minimum === 1 ? 'must not be empty' : `must have at least ${minimum} ${counted}`
    case 'too_big':
      return counted ? `must have at most ${maximum} ${counted}` : `must be ${maximum} or less`
    default:
      return 'must have another form'
  }
}

function listed(values: unknown): string {
  const all = Array.isArray(values) ? values : []
  return all.map((value) => (typeof value === 'string' ? `'${value}'` : String(value))).join(' or ')
}

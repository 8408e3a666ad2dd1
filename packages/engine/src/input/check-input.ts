import { checkMoney, type Money } from '@paystate/core'
import { IN_OUR_WORDS, schemaIssues } from '@paystate/core/adapter'
import { z } from 'zod'
import { EngineError } from '../errors/engine-error.ts'
import { canBeCalled, isObject } from './is-object.ts'

/** Databases keep neither of these. */
export const storable = (field: z.ZodString) =>
  field
    .refine((text) => !text.includes('\0'), 'must not contain U+0000')
    .refine((text) => text.isWellFormed(), 'must not be cut inside a character')

/** An application's id of an order, a payment or an operation. */
export const idField = storable(
  z
    .string({ error: 'must be text of 1 to 200 characters' })
    .min(1, 'must be text of 1 to 200 characters')
    .max(200, 'must be text of 1 to 200 characters'),
)

const WORDS = 'must be text of 1 to 1000 characters'

/** What a person says: a name, or a reason. */
export const wordsField = storable(z.string({ error: WORDS }).trim().min(1, WORDS).max(1000, WORDS))

/** A length of time. */
export const durationField = z
  .number({ error: 'must be a number of milliseconds, zero or more' })
  .min(0, 'must be a number of milliseconds, zero or more')

/** A request as the web defines it, also one of another realm or a polyfill. */
export const requestField = z.custom<Request>(isRequest, {
  error:
    'must be a web Request, not an address or the request of a framework; `@paystate/webhooks` turns those of Node, Express and Fastify into one',
})

const moneyField = z.unknown().transform((value, context): Money => {
  const checked = checkMoney(value)
  if (checked.ok) return checked.money
  for (const { path, message } of checked.issues) {
    context.addIssue({ code: 'custom', path: path === '' ? [] : [path], message })
  }
  return z.NEVER
})

export const positiveMoneyField = moneyField.refine(({ minorUnits }) => minorUnits > 0, {
  path: ['minorUnits'],
  message: 'must be more than zero',
})

/**
 * Checks the application's input: every issue at once, by path, without a value.
 *
 * @throws {EngineError} `invalid_input`
 */
export function checkInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const read = parsed(schema, input)
  if (read.success) return read.data
  const issues = schemaIssues(read.error.issues).map((issue) =>
    issue.path === '' ? { ...issue, message: `The argument ${issue.message}` } : issue,
  )
  throw new EngineError('invalid_input', { subject: subjectOf(input), what: WHAT, issues })
}

const WHAT = 'Invalid input.'

/** A getter or a proxy among the input may throw: that is input that cannot be read, not an error of ours. */
function parsed<T>(schema: z.ZodType<T>, input: unknown): z.ZodSafeParseResult<T> {
  try {
    return schema.safeParse(input, IN_OUR_WORDS)
  } catch {
    const message = 'The argument cannot be read: its own code throws'
    throw new EngineError('invalid_input', { what: WHAT, issues: [{ path: '', message }] })
  }
}

/** @throws {EngineError} `invalid_input` */
export function checkId(id: unknown): string {
  return checkInput(ids, { id }).id
}

const ids = z.strictObject({ id: idField })

const named = z.object({ payment: idField.optional(), order: idField.optional() })

/** Which payment or order a refused call was about. */
function subjectOf(input: unknown): string | undefined {
  const { payment, order } = named.safeParse(input).data ?? {}
  return payment ?? (order === undefined ? undefined : `order ${order}`)
}

function isRequest(value: unknown): boolean {
  if (!isObject(value)) return false
  return (
    typeof Reflect.get(value, 'url') === 'string' &&
    canBeCalled(Reflect.get(value, 'headers'), 'get')
  )
}

import { checkMoney, type Issue, type Money } from '@paystate/core'
import { z } from 'zod'
import { EngineError } from '../errors/engine-error.ts'

/** An application's id of an order, a payment or an operation. */
export const idField = z
  .string({ error: 'must be text of 1 to 200 characters' })
  .min(1, 'must be text of 1 to 200 characters')
  .max(200, 'must be text of 1 to 200 characters')
  .refine((text) => !text.includes('\0'), 'must not contain U+0000')

/** What a person says: a name, or a reason. */
export const wordsField = z.string().trim().min(1, 'must not be empty').max(1000)

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
  const read = schema.safeParse(input)
  if (read.success) return read.data
  const issues = read.error.issues.flatMap(issuesOf)
  throw new EngineError('invalid_input', { what: 'Invalid input.', issues })
}

function issuesOf(issue: z.core.$ZodIssue): readonly Issue[] {
  const path = issue.path.map(String).join('.')
  if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }]
  const below = (key: string) => (path === '' ? key : `${path}.${key}`)
  return issue.keys.map((key) => ({ path: below(key), message: 'is not a known field' }))
}

import {
  IN_OUR_WORDS,
  issueSentence,
  issuesBelow,
  optionIssues,
  schemaIssues,
} from '@paystate/core/adapter'
import type { Payments } from '@paystate/engine'
import { z } from 'zod'
import type { ConsoleOptions } from './console-options.ts'

const callable = z.custom<unknown>((value) => typeof value === 'function', 'must be a function')

const TITLE = 'must be text of 1 to 100 characters'

const schema = z.looseObject({
  authorize: callable.optional(),
  basePath: z
    .string()
    .regex(/^(?:\/[\w.~-]+)*$/, 'must look like /admin/payments, without a slash at its end')
    .optional(),
  audit: callable.optional(),
  secret: z.string().min(32, 'must have 32 characters or more').optional(),
  locale: z.string().refine(isLocale, 'must be a locale, such as en-US').optional(),
  timeZone: z.string().refine(isTimeZone, 'must be a time zone, such as Europe/Berlin').optional(),
  title: z.string({ error: TITLE }).min(1, TITLE).max(100, TITLE).optional(),
  clock: z.custom<unknown>((value) => typeof value === 'object', 'must be a clock').optional(),
})

/**
 * Refuses a misspelled option at the start rather than at the first request.
 *
 * @throws {TypeError} When an option is not what it must be.
 */
export function checkOptions(payments: Payments, options: ConsoleOptions): ConsoleOptions {
  const read = schema.safeParse(options, IN_OUR_WORDS)
  const issues = [
    ...(isEngine(payments) ? [] : [NO_ENGINE]),
    ...(read.success ? [] : issuesBelow('options', schemaIssues(read.error.issues))),
    ...optionIssues(options ?? {}, { known: Object.keys(schema.shape) }),
  ]
  if (issues.length === 0) return options
  throw new TypeError(`The console was not created. ${issueSentence(issues)}`)
}

/** Plain JavaScript may pass anything, such as a promise that nobody has awaited. */
function isEngine(payments: unknown): boolean {
  if (typeof payments !== 'object' || payments === null) return false
  return typeof Reflect.get(payments, 'timeline') === 'function'
}

const NO_ENGINE = { path: 'payments', message: 'must be what createPayments returns, awaited' }

function isLocale(text: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(text).length > 0
  } catch {
    return false
  }
}

function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone }) !== undefined
  } catch {
    return false
  }
}

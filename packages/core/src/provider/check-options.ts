import { z } from 'zod'
import { type Checked, issuesBelow } from '../errors/issue.ts'
import type { Payment } from '../payments/payment.ts'
import { check } from '../requests/check.ts'
import { instantField, paymentRefField } from '../requests/fields.ts'
import type { Clock } from '../time/clock.ts'
import { isSignal } from '../time/is-signal.ts'
import type { FindOptions, ReadOptions } from './payment-adapter.ts'
import type { RecoverOptions } from './recover-options.ts'

/** The options of reads, finds and `recover`: callers without types pass anything. */

const error = 'must be an object with options, or be left out'

const readFields = {
  signal: z.custom<AbortSignal>(isSignal, { error: 'must be an AbortSignal' }).optional(),
  known: z
    .custom<Payment>(isPayment, {
      error: 'must be the payment as you know it, as a read returned it',
    })
    .optional(),
}

const findFields = {
  ...readFields,
  positiveControl: paymentRefField.optional(),
  since: instantField.optional(),
}

const readOptions: z.ZodType<ReadOptions> = z.object(readFields, { error })
const findOptions: z.ZodType<FindOptions> = z.object(findFields, { error })
const recoverOptions: z.ZodType<RecoverOptions> = z.object(
  {
    ...readFields,
    positiveControl: paymentRefField.optional(),
    wanted: z.boolean({ error: 'must be true or false' }).optional(),
    clock: z.custom<Clock>(hasNow, { error: 'must be a clock, with the function now' }).optional(),
  },
  { error },
)

/** Checks the options of a read: every issue at once, below `options`. */
export function checkReadOptions(given: unknown): Checked<ReadOptions> {
  return checked(readOptions, given)
}

/** Checks the options of a search or a lookup: every issue at once, below `options`. */
export function checkFindOptions(given: unknown): Checked<FindOptions> {
  return checked(findOptions, given)
}

/** Checks the options of `recover`: every issue at once, below `options`. */
export function checkRecoverOptions(given: unknown): Checked<RecoverOptions> {
  return checked(recoverOptions, given)
}

function checked<T>(schema: z.ZodType<T>, given: unknown): Checked<T> {
  const result = check(schema, given === undefined ? {} : given)
  return result.ok ? result : { ok: false, issues: issuesBelow('options', result.issues) }
}

/** By its outline: a payment may have been stored by another version. */
function isPayment(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { account, status, amounts, times, refunds, captures } = { ...NO_PAYMENT, ...value }
  return (
    [account, amounts, times].every((one) => typeof one === 'object' && one !== null) &&
    typeof status === 'string' &&
    Array.isArray(refunds) &&
    Array.isArray(captures)
  )
}

const NO_PAYMENT = {
  account: undefined,
  status: undefined,
  amounts: undefined,
  times: undefined,
  refunds: undefined,
  captures: undefined,
} as const

function hasNow(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && typeof Reflect.get(value, 'now') === 'function'
  )
}

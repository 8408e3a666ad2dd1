import { z } from 'zod'
import { PaymentError } from '../errors/payment-error.ts'
import { check } from './check.ts'

/** The format that this version writes and reads. */
export const versionField = z.literal(1, {
  error: 'must be 1: it was stored by an unknown version of paystate',
})

/**
 * Reads stored data, or names what cannot be read.
 *
 * @throws {PaymentError} `unreadable_stored_data`.
 */
export function readStored<T>(what: string, schema: z.ZodType<T>, stored: unknown): T {
  const checked = check(schema, stored)
  if (checked.ok) return checked.value
  throw new PaymentError('unreadable_stored_data', {
    what: `The stored ${what} cannot be read.`,
    issues: checked.issues,
  })
}

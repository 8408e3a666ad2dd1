import { checkMoney, type Issue, PaymentError } from '@paystate/core'
import { z } from 'zod'
import { PROVIDER } from '../configuration/account.ts'
import { check } from '../configuration/check.ts'
import { textField } from '../configuration/fields.ts'

/** No name at Antom is longer. */
const name = textField(64)

const account = z.looseObject(
  {
    provider: z.string(),
    mode: z.enum(['live', 'test']),
    id: z.string(),
    credential: z.string(),
  },
  { error: 'must be the account that the adapter or the payment names' },
)

const HANDLE = 'must be the handle of a payment, with its account and a reference or an id'

/** What names a payment in a read. */
export const paymentHandle = z
  .looseObject({ account, reference: name.optional(), id: name.optional() }, { error: HANDLE })
  .refine(({ reference, id }) => reference !== undefined || id !== undefined, HANDLE)

/** What names a refund in a read. */
export const refundHandle = z.looseObject(
  { payment: paymentHandle, reference: name.optional(), id: name.optional() },
  { error: 'must be the handle of a refund, with its payment and a reference or an id' },
)

const SEARCH = 'must be a search, with the reference'

const amount = z
  .unknown()
  .optional()
  .refine((value) => value === undefined || checkMoney(value).ok, 'must be money')

export const paymentSearch = z.looseObject({ reference: name, amount }, { error: SEARCH })

export const refundSearch = z.looseObject(
  { reference: name, amount, payment: paymentHandle },
  { error: SEARCH },
)

/**
 * Checks the input of a read, before anything is sent.
 *
 * @throws {PaymentError} `invalid_request`, with everything that is wrong.
 */
export function checkRead(
  input: unknown,
  { schema, operation }: { readonly schema: z.ZodType; readonly operation: string },
): void {
  const checked = check(schema, input)
  if (!checked.ok) throw invalidRead(operation, checked.issues)
}

export function invalidRead(operation: string, issues: readonly Issue[]): PaymentError {
  const what = 'Invalid input.'
  return new PaymentError('invalid_request', { what, provider: PROVIDER, operation, issues })
}

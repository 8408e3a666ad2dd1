import { z } from 'zod'
import { checkMoney, type Money } from '../money/money.ts'
import { successorOf } from '../money/withdrawn-currencies.ts'
import type { PaymentRef } from '../payments/payment-ref.ts'
import type { RefundRef } from '../payments/refund.ts'
import { isReference, REFERENCE_PARAMETER } from '../references/reference.ts'
import { readInstant } from '../time/instant.ts'
import { isWebUrl } from './web-url.ts'
import { textIssue } from './whole-text.ts'

/** The fields that several inputs share; each message says what is expected. */

export const referenceField = z.custom<string>(isReference, {
  error: 'must have 1 to 64 characters, only A-Z, a-z, 0-9 and _',
})

/** Issues of money keep their own path: `amount.currency`, `amount.minorUnits`. */
export const moneyField = z.unknown().transform((value, context): Money => {
  const checked = checkMoney(value)
  if (checked.ok) return checked.money
  for (const { path, message } of checked.issues) {
    context.addIssue({ code: 'custom', path: path === '' ? [] : [path], message })
  }
  return z.NEVER
})

/** An amount of a new payment: in a currency that is still in use. */
export const currentMoneyField = moneyField.superRefine(({ currency }, context) => {
  const successor = successorOf(currency)
  if (successor === undefined) return
  const message = `"${currency}" is withdrawn: create the payment in ${successor}`
  context.addIssue({ code: 'custom', path: ['currency'], message })
})

export const positiveMoneyField = moneyField.refine(({ minorUnits }) => minorUnits > 0, {
  path: ['minorUnits'],
  message: 'must be more than zero',
})

const urlField = z.custom<string>(isWebUrl, {
  error: 'must be an absolute http or https URL of at most 2048 characters',
})

/** The reference is added to it: one that is there already could be read in its place. */
export const addressField = urlField.refine((url) => !namesReference(url), {
  error: `must not already have the parameter ${REFERENCE_PARAMETER}`,
})

function namesReference(url: unknown): boolean {
  return (
    typeof url === 'string' &&
    URL.canParse(url) &&
    new URL(url).searchParams.has(REFERENCE_PARAMETER)
  )
}

/** Any date with an offset, kept as an instant in UTC. */
export const instantField = z.unknown().transform((value, context): string => {
  const instant = readInstant(value)
  if (instant !== undefined) return instant
  context.addIssue({
    code: 'custom',
    message: 'must be a date and time with an offset, like 2026-01-15T12:00:00Z',
  })
  return z.NEVER
})

/** Adds what is wrong with the characters of a text. */
function checkCharacters(text: string, context: z.RefinementCtx): void {
  const message = textIssue(text)
  if (message !== undefined) context.addIssue({ code: 'custom', message })
}

/** Text within a length, of whole characters; the message names the bounds. */
export function textField(least: number, most: number): z.ZodType<string, string> {
  const message = `must be text of ${least} to ${most} characters`
  return z
    .string({ error: message })
    .min(least, message)
    .max(most, message)
    .superRefine(checkCharacters)
}

export const accountField = z.object({
  provider: z.string(),
  mode: z.enum(['live', 'test']),
  id: z.string(),
  credential: z.string(),
})

const nameField = z
  .string({ error: 'must be non-empty text' })
  .min(1, 'must be non-empty text')
  .superRefine(checkCharacters)

/** The reference of a search: of this or another version, or of another software. */
export const searchedField = z
  .string({ error: 'must be the reference to look up' })
  .refine((text) => text.trim() !== '', 'must be the reference to look up')
  .superRefine(checkCharacters)

export const paymentRefField: z.ZodType<PaymentRef> = z.union(
  [
    z.object({ account: accountField, reference: nameField, id: nameField.optional() }),
    z.object({ account: accountField, reference: nameField.optional(), id: nameField }),
  ],
  { error: 'must be the reference of a payment: its account, and a reference or an id' },
)

const refundRefError = 'must be the reference of a refund: its payment, and a reference or an id'

export const refundRefField: z.ZodType<RefundRef> = z
  .object(
    {
      payment: paymentRefField,
      reference: nameField.optional(),
      id: nameField.optional(),
    },
    { error: refundRefError },
  )
  .refine(({ reference, id }) => reference !== undefined || id !== undefined, {
    error: refundRefError,
  })

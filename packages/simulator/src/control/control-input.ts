import { z } from 'zod'
import { WEBHOOK_FAULTS, type WebhookFault } from '../webhooks/webhook-faults.ts'
import { ControlError } from './control-error.ts'

const count = z.coerce.number().int().positive().optional()
const text = z.string().min(1)
/** An empty field of a form says nothing. */
const optionalText = z
  .string()
  .transform((value) => value || undefined)
  .optional()

const optionalNumber = z
  .union([z.literal('').transform(() => undefined), z.coerce.number()])
  .optional()

export const FAULT = z.strictObject({
  provider: text,
  call: text.default('*'),
  fault: text,
  times: count,
  payment: optionalText,
  clockSkewMs: optionalNumber,
  probability: z
    .union([z.literal('').transform(() => undefined), z.coerce.number().min(0).max(1)])
    .optional(),
})

export const WEBHOOK_FAULT = z.strictObject({
  provider: text,
  kind: z.custom<WebhookFault['kind']>(isWebhookFault, {
    error: `there are ${Object.keys(WEBHOOK_FAULTS).join(', ')}`,
  }),
  copies: count,
  by: z.coerce.number().nonnegative().optional(),
  times: count,
  payment: optionalText,
})

function isWebhookFault(word: unknown): boolean {
  return typeof word === 'string' && Object.hasOwn(WEBHOOK_FAULTS, word)
}

export const ANSWER = z.strictObject({
  provider: text,
  call: text.default('*'),
  resultCode: text.max(64),
  resultStatus: z.enum(['S', 'F', 'U']).or(z.literal('')).optional(),
  resultMessage: optionalText,
  effect: z.enum(['none', 'applied', 'failed']).default('none'),
  ageMs: optionalNumber,
  times: count,
  payment: optionalText,
})

export const CLEAR = z.strictObject({ provider: optionalText })
export const ADVANCE = z.strictObject({ milliseconds: z.coerce.number().nonnegative() })
export const ACT = z.strictObject({
  provider: text,
  payment: text,
  action: text,
  minorUnits: z
    .union([z.literal('').transform(() => undefined), z.coerce.number().int().positive()])
    .optional(),
})
export const WEBHOOK = z.strictObject({
  provider: text,
  payment: text,
  kind: z.enum(['again', 'forged']),
  sequence: count,
  body: optionalText,
})

/** Reads what the control side is asked for; what is wrong is told by its name. */
export function read<Output>(schema: z.ZodType<Output>, input: unknown): Output {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const path = issue?.path.join('.')
  throw new ControlError(422, `${path ? `${path}: ` : ''}${issue?.message ?? 'Invalid'}`)
}

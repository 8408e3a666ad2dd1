import { z } from 'zod'
import type { Checked } from '../errors/issue.ts'
import type { Money } from '../money/money.ts'
import type { Instant } from '../time/instant.ts'
import { check } from './check.ts'
import { currentMoneyField, instantField, referenceField, textField, urlField } from './fields.ts'
import type { Payer } from './payer.ts'
import { payerField } from './payer-field.ts'

/** What a payment needs, the same for every provider. */
export interface CreatePayment {
  /** Our name of this operation, at most 64 of `A-Z a-z 0-9 _`; see `createReference`. */
  readonly reference: string
  /** Our name of the order, 1 to 64 characters; may repeat over attempts. Default: the reference. */
  readonly orderReference?: string | undefined
  readonly amount: Money
  /** What the payer reads, 1 to 255 characters. */
  readonly description: string
  /** Where the payer comes back to, whatever happened: an absolute URL. Our reference is added to it. */
  readonly returnUrl: string
  /** Where the payer comes back to after canceling. Default: `returnUrl`. */
  readonly cancelUrl?: string | undefined
  /** Where the provider reports changes. Default: that of the configuration. */
  readonly webhookUrl?: string | undefined
  /** `manual`: authorize now, capture later. Default: `automatic`. */
  readonly capture?: 'automatic' | 'manual' | undefined
  readonly payer?: Payer | undefined
  /** When an unfinished payment ends, where the provider can. */
  readonly expiresAt?: Instant | undefined
  /** The provider's own group of fields, laid over the `defaults` of the configuration. */
  readonly extra?: Readonly<Record<string, unknown>> | undefined
}

const createPayment: z.ZodType<CreatePayment> = z.strictObject({
  reference: referenceField,
  orderReference: textField(1, 64).optional(),
  amount: currentMoneyField,
  description: textField(1, 255),
  returnUrl: urlField,
  cancelUrl: urlField.optional(),
  webhookUrl: urlField.optional(),
  capture: z.enum(['automatic', 'manual'], { error: "must be 'automatic' or 'manual'" }).optional(),
  payer: payerField.optional(),
  expiresAt: instantField.optional(),
  extra: z.record(z.string(), z.unknown()).optional(),
})

/** Checks a payment before anything is sent: every fault at once, by path, without a value. */
export function checkCreatePayment(input: unknown): Checked<CreatePayment> {
  return check(createPayment, input)
}

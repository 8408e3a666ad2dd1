import { z } from 'zod'
import type { Checked } from '../errors/issue.ts'
import type { Money } from '../money/money.ts'
import type { Instant } from '../time/instant.ts'
import { check } from './check.ts'
import {
  addressField,
  currentMoneyField,
  instantField,
  referenceField,
  textField,
} from './fields.ts'
import type { Payer } from './payer.ts'
import { payerField } from './payer-field.ts'

/** The input of a new payment, the same for every provider. */
export interface CreatePayment {
  /** Your reference for this payment, at most 64 of `A-Z a-z 0-9 _`; see `createReference`. */
  readonly reference: string
  /** Your reference for the order, 1 to 64 characters; attempts may share it. Default: the reference. */
  readonly orderReference?: string | undefined
  readonly amount: Money
  /** What the payer reads, 1 to 255 characters. */
  readonly description: string
  /** Where the payer returns to, whatever happened: an absolute URL. The reference is added to it. */
  readonly returnUrl: string
  /** Where the payer returns to after canceling. Default: `returnUrl`. */
  readonly cancelUrl?: string | undefined
  /** Where the provider reports changes. Default: that of the configuration. */
  readonly webhookUrl?: string | undefined
  /** `manual`: authorize now, capture later. Default: `automatic`. */
  readonly capture?: 'automatic' | 'manual' | undefined
  readonly payer?: Payer | undefined
  /** When an unfinished payment ends, where the provider supports it. */
  readonly expiresAt?: Instant | undefined
  /** The provider's own fields; they override the `defaults` of the configuration. */
  readonly extra?: Readonly<Record<string, unknown>> | undefined
}

const createPayment: z.ZodType<CreatePayment> = z.strictObject({
  reference: referenceField,
  orderReference: textField(1, 64).optional(),
  amount: currentMoneyField,
  description: textField(1, 255),
  returnUrl: addressField,
  cancelUrl: addressField.optional(),
  webhookUrl: addressField.optional(),
  capture: z.enum(['automatic', 'manual'], { error: "must be 'automatic' or 'manual'" }).optional(),
  payer: payerField,
  expiresAt: instantField.optional(),
  extra: z.record(z.string(), z.unknown()).optional(),
})

/** Checks a payment before anything is sent: every issue at once, by path, without a value. */
export function checkCreatePayment(input: unknown): Checked<CreatePayment> {
  return check(createPayment, input)
}

import { z } from 'zod'
import type { Checked } from '../errors/issue.ts'
import type { Money } from '../money/money.ts'
import type { Instant } from '../time/instant.ts'
import { check } from './check.ts'
import { currentMoneyField, instantField, referenceField, textField, urlField } from './fields.ts'

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

/** The person who pays. */
export interface Payer {
  /** Your own id of the person, at most 64 characters. */
  readonly id?: string | undefined
  readonly email?: string | undefined
  readonly name?: PayerName | undefined
  /** Language and region, e.g. `nl_NL`. */
  readonly locale?: string | undefined
  readonly ip?: string | undefined
  readonly device?: PayerDevice | undefined
}

export interface PayerName {
  readonly first?: string | undefined
  readonly last?: string | undefined
}

export interface PayerDevice {
  readonly kind: 'desktop_browser' | 'mobile_browser' | 'app'
  readonly system?: 'ios' | 'android' | undefined
  readonly userAgent?: string | undefined
}

const payer = z.strictObject({
  id: textField(1, 64).optional(),
  email: z.email('must be an e-mail address').max(254).optional(),
  name: z
    .strictObject({ first: textField(1, 64).optional(), last: textField(1, 64).optional() })
    .optional(),
  locale: z
    .string()
    .regex(/^[a-z]{2}_[A-Z]{2}$/, 'must be a language and a region, like nl_NL')
    .optional(),
  ip: z.union([z.ipv4(), z.ipv6()], { error: 'must be an IP address' }).optional(),
  device: z
    .strictObject({
      kind: z.enum(['desktop_browser', 'mobile_browser', 'app']),
      system: z.enum(['ios', 'android']).optional(),
      userAgent: textField(1, 1024).optional(),
    })
    .optional(),
})

const createPayment: z.ZodType<CreatePayment> = z.strictObject({
  reference: referenceField,
  orderReference: textField(1, 64).optional(),
  amount: currentMoneyField,
  description: textField(1, 255),
  returnUrl: urlField,
  cancelUrl: urlField.optional(),
  webhookUrl: urlField.optional(),
  capture: z.enum(['automatic', 'manual'], { error: "must be 'automatic' or 'manual'" }).optional(),
  payer: payer.optional(),
  expiresAt: instantField.optional(),
  extra: z.record(z.string(), z.unknown()).optional(),
})

/** Checks a payment before anything is sent: every fault at once, by path, without a value. */
export function checkCreatePayment(input: unknown): Checked<CreatePayment> {
  return check(createPayment, input)
}

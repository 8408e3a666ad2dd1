import { z } from 'zod'
import { paymentRefField, refundRefField } from '../requests/fields.ts'
import type { OperationInput } from './operation-kind.ts'

/**
 * The inputs as stored. They were checked when they were prepared: a rule that has changed since,
 * such as a withdrawn currency, must not prevent finding out what happened to the money.
 */

const text = z.string().optional()

const amount = z.object({ currency: z.string(), minorUnits: z.int() })

const device = z.object({
  kind: z.enum(['desktop_browser', 'mobile_browser', 'app']),
  system: z.enum(['ios', 'android']).optional(),
  userAgent: text,
})

const payer = z.object({
  id: text,
  email: text,
  name: z.object({ first: text, last: text }).optional(),
  locale: text,
  ip: text,
  device: device.optional(),
})

const create: z.ZodType<OperationInput['create_payment']> = z.object({
  reference: z.string(),
  orderReference: text,
  amount,
  description: z.string(),
  returnUrl: z.string(),
  cancelUrl: text,
  webhookUrl: text,
  capture: z.enum(['automatic', 'manual']).optional(),
  payer: payer.optional(),
  expiresAt: text,
  extra: z.record(z.string(), z.unknown()).optional(),
})

const capture: z.ZodType<OperationInput['capture_payment']> = z.object({
  reference: z.string(),
  payment: paymentRefField,
  amount,
  final: z.boolean().optional(),
})

const cancel: z.ZodType<OperationInput['cancel_payment']> = z.object({
  reference: z.string(),
  payment: paymentRefField,
  ifPaid: z.enum(['reverse', 'keep']),
  lastRead: z
    .enum([
      'requires_action',
      'processing',
      'authorized',
      'captured',
      'canceled',
      'expired',
      'failed',
    ])
    .optional(),
})

const refund: z.ZodType<OperationInput['refund_payment']> = z.object({
  reference: z.string(),
  payment: paymentRefField,
  amount,
  reason: text,
})

const cancelRefund: z.ZodType<OperationInput['cancel_refund']> = z.object({
  reference: z.string(),
  refund: refundRefField,
})

export const STORED_INPUTS = {
  create_payment: create,
  capture_payment: capture,
  cancel_payment: cancel,
  refund_payment: refund,
  cancel_refund: cancelRefund,
} as const

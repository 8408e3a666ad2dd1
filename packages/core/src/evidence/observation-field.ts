import { z } from 'zod'
import { PAYMENT_STATUSES } from '../payments/payment-status.ts'
import { accountField } from '../requests/fields.ts'
import type { AsOf, Observation, PaymentReport } from './observation.ts'
import {
  amountsField,
  attemptField,
  cancellationField,
  captureField,
  disputeField,
  failureField,
  instantText,
  methodField,
  nextActionField,
  partlyAllowedField,
  providerStatusField,
  refundField,
  timesField,
} from './part-fields.ts'

/** How one piece of evidence is stored. */

const text = z.string()

export const asOfField: z.ZodType<AsOf> = z.looseObject({
  begun: z.number().exactOptional(),
  received: z.number(),
})

export const viaField = z.enum(['response', 'read', 'push', 'verdict'])

const reportField: z.ZodType<PaymentReport> = z.looseObject({
  status: z.enum(PAYMENT_STATUSES),
  providerStatus: providerStatusField,
  currency: text.exactOptional(),
  amounts: amountsField,
  nextAction: nextActionField,
  failure: z.exactOptional(failureField),
  allowed: z.exactOptional(partlyAllowedField),
  times: z.exactOptional(timesField),
  orderReference: text.exactOptional(),
  method: z.exactOptional(methodField),
})

export const listField = z.enum(['refunds', 'captures', 'disputes'])

const fields: z.ZodType<Observation> = z.looseObject({
  asOf: asOfField,
  at: instantText,
  via: viaField,
  account: accountField,
  reference: text.exactOptional(),
  paymentId: text.exactOptional(),
  respondsTo: z.looseObject({ kind: z.literal('create_payment'), reference: text }).exactOptional(),
  providerTime: z.looseObject({ earliest: z.number(), latest: z.number() }).exactOptional(),
  payment: z.exactOptional(reportField),
  refunds: z.array(refundField).exactOptional(),
  captures: z.array(captureField).exactOptional(),
  cancellations: z.array(cancellationField).exactOptional(),
  disputes: z.array(disputeField).exactOptional(),
  attempts: z.array(attemptField).exactOptional(),
  completeLists: z.array(listField).exactOptional(),
  lateMoney: z.literal('returned').exactOptional(),
  overdue: z.literal('capture').exactOptional(),
  needsRead: z.boolean().exactOptional(),
})

export const observationField: z.ZodType<Observation> = fields.refine(
  ({ reference, respondsTo }) =>
    reference === undefined || respondsTo === undefined || reference === respondsTo.reference,
  { path: ['respondsTo', 'reference'], message: 'must be the reference of the payment' },
)

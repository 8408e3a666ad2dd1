import { z } from 'zod'
import type { PaymentAmounts } from '../payments/amounts.ts'
import type { Cancellation } from '../payments/cancellation.ts'
import { CAPTURE_STATUSES, type Capture } from '../payments/capture.ts'
import { DISPUTE_STATUSES, type Dispute } from '../payments/dispute.ts'
import type { Failure } from '../payments/failure.ts'
import type { NextAction } from '../payments/next-action.ts'
import type { Allowed, PaymentMethod, PaymentTimes } from '../payments/payment.ts'
import type { PaymentAttempt } from '../payments/payment-attempt.ts'
import type { ProviderStatus } from '../payments/provider-status.ts'
import { REFUND_STATUSES, type Refund } from '../payments/refund.ts'
import type { Reported } from '../payments/reported.ts'

/** How the parts of a payment are stored. Fields that this version does not know are kept as they are. */

const text = z.string()

export const instantText: z.ZodType<string> = text.refine(
  (value) => !Number.isNaN(Date.parse(value)),
  'must be a date and time',
)

/** JSON writes NaN and infinities as null. */
const reportedNumber: z.ZodType<Reported<number>> = z.union(
  [z.number(), z.literal('not_reported'), z.null().transform(() => Number.NaN)],
  { error: "must be a number or 'not_reported'" },
)

const reportedAnswer = z.enum(['yes', 'no', 'not_reported'])

export const amountsField: z.ZodType<PaymentAmounts> = z.looseObject({
  requested: reportedNumber,
  amount: reportedNumber,
  authorized: reportedNumber,
  captured: reportedNumber,
  capturePending: reportedNumber,
  refunded: reportedNumber,
  refundPending: reportedNumber,
  reversed: reportedNumber,
  chargedBack: reportedNumber,
})

export const providerStatusField: z.ZodType<ProviderStatus> = z.looseObject({
  value: text,
  codes: z.array(text),
  recognized: z.boolean(),
  note: text.exactOptional(),
})

export const failureField: z.ZodType<Failure> = z.looseObject({
  code: text,
  category: z.enum([
    'payer_funds',
    'payer_action',
    'card',
    'limit',
    'risk',
    'merchant',
    'provider',
    'unspecified',
  ]),
  next: z.enum(['new_reference', 'different_operation', 'wait', 'contact', 'never']),
  message: text.exactOptional(),
})

const expiring = { expiresAt: text.exactOptional() }

const action: z.ZodType<NextAction> = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('redirect'),
    method: z.enum(['GET', 'POST']),
    url: text,
    fields: z.record(text, text).exactOptional(),
    ...expiring,
  }),
  z.looseObject({
    type: z.literal('qr_code'),
    value: text,
    format: z.enum(['text', 'image_url']),
    ...expiring,
  }),
  z.looseObject({ type: z.literal('app_link'), url: text, ...expiring }),
  z.looseObject({
    type: z.literal('challenge'),
    challenge: text,
    shown: text.exactOptional(),
    ...expiring,
  }),
  z.looseObject({
    type: z.literal('transfer'),
    bankName: text.exactOptional(),
    bankAccount: text.exactOptional(),
    bankIdentifier: text.exactOptional(),
    transferReference: text.exactOptional(),
    ...expiring,
  }),
])

export const nextActionField: z.ZodType<NextAction | 'none' | 'not_reported'> = z.union([
  z.enum(['none', 'not_reported']),
  action,
])

const allowed = {
  cancelable: reportedAnswer,
  capturable: reportedAnswer,
  refundable: reportedAnswer,
  refundRemaining: reportedNumber,
}

export const allowedField: z.ZodType<Allowed> = z.looseObject(allowed)

export const partlyAllowedField: z.ZodType<Partial<Allowed>> = z.looseObject({
  cancelable: allowed.cancelable.exactOptional(),
  capturable: allowed.capturable.exactOptional(),
  refundable: allowed.refundable.exactOptional(),
  refundRemaining: z.exactOptional(reportedNumber),
})

export const timesField: z.ZodType<PaymentTimes> = z.looseObject({
  createdAt: text.exactOptional(),
  authorizedAt: text.exactOptional(),
  capturedAt: text.exactOptional(),
  canceledAt: text.exactOptional(),
  failedAt: text.exactOptional(),
  expiredAt: text.exactOptional(),
  expiresAt: text.exactOptional(),
  captureBefore: text.exactOptional(),
  pollAfter: text.exactOptional(),
})

export const methodField: z.ZodType<PaymentMethod> = z.looseObject({
  type: text.exactOptional(),
  masked: text.exactOptional(),
  brand: text.exactOptional(),
  installments: z
    .looseObject({ count: z.number(), interval: text.exactOptional() })
    .exactOptional(),
})

const named = { id: text.exactOptional(), reference: text.exactOptional() }

export const refundField: z.ZodType<Refund> = z.looseObject({
  ...named,
  status: z.enum(REFUND_STATUSES),
  amount: reportedNumber,
  currency: text.exactOptional(),
  providerStatus: z.exactOptional(providerStatusField),
  waitingFor: z.literal('balance').exactOptional(),
  failure: z.exactOptional(failureField),
  createdAt: text.exactOptional(),
  succeededAt: text.exactOptional(),
  cancelable: z.enum(['yes', 'no']).exactOptional(),
})

export const captureField: z.ZodType<Capture> = z.looseObject({
  ...named,
  origin: z.literal('provider').exactOptional(),
  final: z.literal(true).exactOptional(),
  status: z.enum(CAPTURE_STATUSES),
  amount: reportedNumber,
  currency: text.exactOptional(),
  providerStatus: z.exactOptional(providerStatusField),
  failure: z.exactOptional(failureField),
  capturedAt: text.exactOptional(),
})

export const disputeField: z.ZodType<Dispute> = z.looseObject({
  id: text,
  kind: z.enum(['chargeback', 'inquiry', 'compliance']),
  status: z.enum(DISPUTE_STATUSES),
  amount: reportedNumber,
  moneyTaken: reportedNumber,
  currency: text.exactOptional(),
  reason: text.exactOptional(),
  openedAt: text.exactOptional(),
  dueAt: text.exactOptional(),
  closedAt: text.exactOptional(),
})

export const cancellationField: z.ZodType<Cancellation> = z.looseObject({
  reference: text.exactOptional(),
  status: z.enum(['accepted', 'done', 'rejected']),
  effect: z.enum(['canceled', 'none']).exactOptional(),
  at: text.exactOptional(),
  failure: z.exactOptional(failureField),
})

export const attemptField: z.ZodType<PaymentAttempt> = z.looseObject({
  id: text,
  status: z.enum(['open', 'succeeded', 'failed']),
  amount: reportedNumber,
  superseded: z.boolean(),
})

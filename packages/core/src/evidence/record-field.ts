import { z } from 'zod'
import { AMOUNT_NAMES, type PaymentAmounts } from '../payments/amounts.ts'
import type { Payment } from '../payments/payment.ts'
import { PAYMENT_STATUSES } from '../payments/payment-status.ts'
import { accountField } from '../requests/fields.ts'
import { versionField } from '../requests/read-stored.ts'
import { withIssues } from '../requests/with-issues.ts'
import { ANOMALIES, type Anomaly, type AnomalyCode, type AnomalySubject } from './anomaly.ts'
import type { FoldState, Total } from './fold-state.ts'
import { asOfField, listField, observationField, viaField } from './observation-field.ts'
import {
  allowedField,
  amountsField,
  attemptField,
  cancellationField,
  captureField,
  disputeField,
  failureField,
  methodField,
  nextActionField,
  providerStatusField,
  refundField,
  timesField,
} from './part-fields.ts'
import type { PaymentIntent } from './payment-intent.ts'
import type { PaymentRecord } from './payment-record.ts'
import { recordIssues } from './record-issues.ts'
import type { SetAside } from './set-aside.ts'

/** How a record is stored. */

const text = z.string()

const amountName: z.ZodType<keyof PaymentAmounts> = z.enum(AMOUNT_NAMES)

const totalName: z.ZodType<Total> = z.enum([
  'refunded',
  'refundPending',
  'captured',
  'capturePending',
  'chargedBack',
])

const subjectField: z.ZodType<AnomalySubject> = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('payment') }),
  z.looseObject({ type: z.literal('amount'), amount: amountName }),
  z.looseObject({
    type: z.enum(['refund', 'capture', 'dispute', 'attempt']),
    id: text.exactOptional(),
    reference: text.exactOptional(),
  }),
  z.looseObject({
    type: z.literal('evidence'),
    account: text,
    paymentId: text.exactOptional(),
  }),
])

const codeField = z.custom<AnomalyCode>(
  (code) => typeof code === 'string' && Object.hasOwn(ANOMALIES, code),
  { error: 'must be a code of this version' },
)

const anomalyField: z.ZodType<Anomaly> = z.looseObject({
  id: text,
  code: codeField,
  subject: subjectField,
  message: text,
  received: z.number(),
})

const intentField: z.ZodType<PaymentIntent> = z.looseObject({
  account: accountField,
  reference: text.exactOptional(),
  id: text.exactOptional(),
  orderReference: text.exactOptional(),
  requested: z.looseObject({ currency: text, minorUnits: z.number() }).exactOptional(),
})

/** What a payment and a state of the fold have in common. */
const common = {
  reference: text.exactOptional(),
  id: text.exactOptional(),
  orderReference: text.exactOptional(),
  status: z.enum(PAYMENT_STATUSES),
  providerStatus: z.exactOptional(providerStatusField),
  currency: text.exactOptional(),
  nextAction: nextActionField,
  failure: z.exactOptional(failureField),
  allowed: allowedField,
  times: timesField,
  method: z.exactOptional(methodField),
  refunds: z.array(refundField),
  captures: z.array(captureField),
  disputes: z.array(disputeField),
  attempts: z.array(attemptField),
}

const paymentField: z.ZodType<Payment> = z.looseObject({
  ...common,
  account: accountField,
  amounts: amountsField,
  incompleteAmounts: z.array(amountName).exactOptional(),
  cancellations: z.array(cancellationField),
  needsRead: z.boolean(),
})

const stateField: z.ZodType<FoldState> = z.looseObject({
  ...common,
  ids: z.array(text),
  reported: amountsField,
  cancellations: z.array(
    z.looseObject({
      reported: cancellationField,
      cancellation: cancellationField,
      received: z.number(),
    }),
  ),
  completeTotals: z.array(totalName),
  partialLists: z.array(listField),
  unreadable: z.array(amountName),
  needsReadSince: z.number().exactOptional(),
  lastReadBegun: z.number().exactOptional(),
  newestTime: z
    .looseObject({ earliest: z.number(), received: z.number(), said: text })
    .exactOptional(),
  statements: z.array(
    z.looseObject({
      about: text,
      begun: z.number(),
      said: z.array(z.looseObject({ text, received: z.number() })),
    }),
  ),
  anomalies: z.array(anomalyField),
})

const setAsideField: z.ZodType<SetAside> = z.looseObject({
  reason: z.enum(['other_account', 'other_payment', 'unconfirmed_id', 'unnamed', 'unreadable']),
  asOf: asOfField,
  via: viaField,
  account: text,
  reference: text.exactOptional(),
  paymentId: text.exactOptional(),
  observation: z.exactOptional(observationField),
})

export const recordField: z.ZodType<PaymentRecord> = z
  .looseObject({
    version: versionField,
    intent: intentField,
    payment: paymentField,
    anomalies: z.array(anomalyField),
    evidence: z.array(observationField),
    setAside: z.array(setAsideField),
    checkpoints: z.array(z.looseObject({ after: z.int().positive(), state: stateField })),
    base: z
      .looseObject({ state: stateField, until: z.number(), pushed: z.array(text) })
      .exactOptional(),
    lostUntil: z.number().exactOptional(),
    outOfOrderUntil: z.number().exactOptional(),
  })
  .superRefine(withIssues(recordIssues))

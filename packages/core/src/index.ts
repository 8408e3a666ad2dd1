/// <reference types="node" preserve="true" />

export { ERROR_TABLE, type ErrorCode, type ErrorMeaning } from './errors/error-table.ts'
export type { Checked, Issue } from './errors/issue.ts'
export {
  isPaymentError,
  PaymentError,
  type PaymentErrorDetails,
  type StoredPaymentError,
} from './errors/payment-error.ts'
export {
  ANOMALIES,
  type Anomaly,
  type AnomalyCode,
  type AnomalySubject,
} from './evidence/anomaly.ts'
export {
  type Applied as AppliedObservation,
  applyObservation,
} from './evidence/apply-observation.ts'
export type { SetAsideReason } from './evidence/belonging.ts'
export { keepResult } from './evidence/keep-result.ts'
export type { AsOf, Observation, PaymentReport } from './evidence/observation.ts'
export { parseObservation, parsePaymentRecord } from './evidence/parse-evidence.ts'
export type { PaymentChange } from './evidence/payment-change.ts'
export type { PaymentIntent } from './evidence/payment-intent.ts'
export { createPaymentRecord, type PaymentRecord } from './evidence/payment-record.ts'
export { type Projection, projectPayment } from './evidence/project-payment.ts'
export type { PaymentReading, RefundReading } from './evidence/reading.ts'
export type { SetAside } from './evidence/set-aside.ts'
export { stamp } from './evidence/stamp.ts'
export { STATUS_MATRIX, type Transition } from './evidence/status-matrix.ts'
export { CURRENCIES, CURRENCIES_PUBLISHED, type Currency } from './money/currencies.ts'
export {
  type DecimalOptions,
  formatDecimal,
  parseDecimal,
  parseMinorUnits,
} from './money/decimal.ts'
export { type ExponentOverrides, exponentOf } from './money/exponent.ts'
export { formatMoney } from './money/format-money.ts'
export {
  addMoney,
  checkMoney,
  type Money,
  type MoneyFault,
  money,
  sameMoney,
  subtractMoney,
} from './money/money.ts'
export { isMoneyError, MoneyError, type MoneyErrorCode } from './money/money-error.ts'
export {
  successorOf,
  WITHDRAWN_CURRENCIES,
  type WithdrawnCurrency,
} from './money/withdrawn-currencies.ts'
export type { AbsenceRule } from './outcomes/absence.ts'
export type { LookupMiss } from './outcomes/lookup-miss.ts'
export { matchOutcome, type OutcomeHandlers } from './outcomes/match-outcome.ts'
export type { Now } from './outcomes/may-repeat.ts'
export type { Next } from './outcomes/next.ts'
export { type NextStep, type NextStepOptions, nextStep } from './outcomes/next-step.ts'
export {
  OPERATION_KINDS,
  type OperationInput,
  type OperationKind,
  type OperationName,
  type OperationValue,
} from './outcomes/operation-kind.ts'
export type { Applied, NotApplied, Outcome, Unknown } from './outcomes/outcome.ts'
export { parseOutcome, parsePending, parsePrepared } from './outcomes/parse-outcome.ts'
export type { Pending, Plan } from './outcomes/pending.ts'
export type {
  MayAppearUntil,
  Preparation,
  Prepared,
  PreparedRequest,
  Refusal,
  ReplayWindow,
} from './outcomes/prepared.ts'
export type { AttemptSpan, PreviousAttempts } from './outcomes/previous-attempts.ts'
export {
  type Absent,
  isProof,
  type NeverSent,
  type PersonsVerdict,
  type Proof,
  proveByVerdict,
  type Rejected,
  type Verdict,
} from './outcomes/proof.ts'
export { type Account, isSameAccount } from './payments/account.ts'
export type { PaymentAmounts } from './payments/amounts.ts'
export type { Cancellation } from './payments/cancellation.ts'
export { capturableOf } from './payments/capturable.ts'
export { CAPTURE_STATUSES, type Capture, type CaptureStatus } from './payments/capture.ts'
export { DISPUTE_STATUSES, type Dispute, type DisputeStatus } from './payments/dispute.ts'
export type { Failure, FailureCategory, FailureNext } from './payments/failure.ts'
export type { NextAction } from './payments/next-action.ts'
export type { Allowed, Payment, PaymentMethod, PaymentTimes } from './payments/payment.ts'
export type { PaymentAttempt } from './payments/payment-attempt.ts'
export type { PaymentRef } from './payments/payment-ref.ts'
export {
  isEnd,
  isUnpaidEnd,
  PAYMENT_STATUSES,
  type PaymentStatus,
} from './payments/payment-status.ts'
export type { ProviderStatus } from './payments/provider-status.ts'
export { refOf } from './payments/ref-of.ts'
export {
  REFUND_STATUSES,
  type Refund,
  type RefundRef,
  type RefundStatus,
} from './payments/refund.ts'
export { refundableOf } from './payments/refundable.ts'
export { isReported, type Reported, whenReported } from './payments/reported.ts'
export type {
  AdapterEvent,
  AdapterModule,
  AdapterRuntime,
  AttemptEvent,
  MappingDriftEvent,
  ProgressFetch,
  ProgressStep,
} from './provider/adapter-module.ts'
export type {
  Capabilities,
  CurrencyCapability,
  Support,
  WriteCapability,
} from './provider/capabilities.ts'
export {
  createProvider,
  createProviders,
  type ProviderConfig,
  type ProviderOptions,
} from './provider/create-provider.ts'
export type { Load } from './provider/load-module.ts'
export type {
  AdapterCheck,
  FindOptions,
  Found,
  ListOptions,
  Lookup,
  PaymentAdapter,
  Prepare,
  ReadOptions,
  SendOptions,
} from './provider/payment-adapter.ts'
export { recover } from './provider/recover.ts'
export type { RecoverOptions } from './provider/recover-options.ts'
export type {
  ReceivedWebhook,
  RefusedWebhook,
  WebhookDelivery,
} from './provider/webhook-delivery.ts'
export type { WebhookHint } from './provider/webhook-hint.ts'
export {
  createReference,
  isReference,
  REFERENCE_PARAMETER,
  REFERENCE_PATTERN,
  type ReferenceOptions,
} from './references/reference.ts'
export type { CancelPayment } from './requests/cancel-payment.ts'
export type { CapturePayment } from './requests/capture-payment.ts'
export type { PaymentSearch, RefundSearch } from './requests/check-read.ts'
export type { CreatePayment } from './requests/create-payment.ts'
export type { Payer, PayerDevice, PayerName } from './requests/payer.ts'
export type { CancelRefund, RefundPayment } from './requests/refund-payment.ts'
export { type Clock, systemClock } from './time/clock.ts'
export { epochOf, type Instant, instantOf } from './time/instant.ts'
export type { LeaveLimit } from './time/leave-limit.ts'
export type { ProviderTime } from './time/provider-time.ts'
export { createSequence, type Sequence } from './time/sequence.ts'

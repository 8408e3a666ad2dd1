/// <reference types="node" preserve="true" />
export { type Account, isSameAccount } from './account/account.ts'
export type { CancelPayment } from './cancellations/cancel-payment.ts'
export type { Cancellation } from './cancellations/cancellation.ts'
export { capturableOf } from './captures/capturable.ts'
export { CAPTURE_STATUSES, type Capture, type CaptureStatus } from './captures/capture.ts'
export type { CapturePayment } from './captures/capture-payment.ts'
export type {
  AdapterModule,
  AdapterRuntime,
  AttemptEvent,
  ProgressFetch,
  ProgressStep,
} from './configuration/adapter-module.ts'
export {
  createProvider,
  createProviders,
  type ProviderConfig,
  type ProviderOptions,
} from './configuration/create-provider.ts'
export type { Load } from './configuration/load-module.ts'
export { DISPUTE_STATUSES, type Dispute, type DisputeStatus } from './disputes/dispute.ts'
export { ERROR_TABLE, type ErrorCode, type ErrorMeaning } from './errors/error-table.ts'
export type { Checked, Issue } from './errors/fault.ts'
export { isPaymentError, PaymentError, type PaymentErrorDetails } from './errors/payment-error.ts'
export { CURRENCIES, CURRENCIES_PUBLISHED, type Currency } from './money/currencies.ts'
export {
  type DecimalOptions,
  formatDecimal,
  parseDecimal,
  parseMinorUnits,
} from './money/decimal.ts'
export { type ExponentOverrides, exponentOf } from './money/exponent.ts'
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
export type { AsOf, Observation, PaymentReport } from './observations/observation.ts'
export type {
  Capabilities,
  CurrencyCapability,
  Support,
  WriteCapability,
} from './operations/capabilities.ts'
export {
  OPERATION_KINDS,
  type OperationKind,
  type OperationValue,
} from './operations/operation-kind.ts'
export type {
  FindOptions,
  Found,
  ListOptions,
  Lookup,
  PaymentAdapter,
  PaymentReading,
  PaymentSearch,
  Prepare,
  ReadOptions,
  RefundReading,
  RefundSearch,
  SendOptions,
} from './operations/payment-adapter.ts'
export type {
  OperationTarget,
  Preparation,
  Prepared,
  PreparedRequest,
  Refusal,
  ReplayWindow,
} from './operations/prepared.ts'
export type { AbsenceRule } from './outcomes/absence.ts'
export type { AttemptSpan, PreviousAttempts } from './outcomes/earlier.ts'
export type {
  Applied,
  Next,
  NotApplied,
  OperationName,
  Outcome,
  Unknown,
} from './outcomes/outcome.ts'
export type { Absent, NeverSent, Proof, Rejected } from './outcomes/proof.ts'
export { type RecoverOptions, recover } from './outcomes/recover.ts'
export type { Recovery } from './outcomes/recovery.ts'
export { matchOutcome, type SettleHandlers } from './outcomes/settle.ts'
export type { LookupMiss } from './outcomes/sighting.ts'
export type { CreatePayment, Payer, PayerDevice, PayerName } from './payments/create-payment.ts'
export type { PaymentAmounts } from './payments/facts.ts'
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
export type { ProviderStatus } from './payments/provider-word.ts'
export { refOf } from './payments/ref-of.ts'
export { isReported, type Reported, whenReported } from './payments/told.ts'
export { ANOMALIES, type Anomaly, type AnomalyCode } from './projection/anomaly.ts'
export {
  type Applied as AppliedObservation,
  applyObservation,
  createPaymentRecord,
  type PaymentChange,
  type PaymentRecord,
} from './projection/apply-observation.ts'
export type { PaymentIntent } from './projection/payment-intent.ts'
export { type Projection, projectPayment } from './projection/project-payment.ts'
export { STATUS_MATRIX, type Transition } from './projection/status-matrix.ts'
export {
  createReference,
  isReference,
  REFERENCE_PARAMETER,
  REFERENCE_PATTERN,
  type ReferenceOptions,
} from './references/reference.ts'
export {
  REFUND_STATUSES,
  type Refund,
  type RefundRef,
  type RefundStatus,
} from './refunds/refund.ts'
export type { CancelRefund, RefundPayment } from './refunds/refund-payment.ts'
export { refundableOf } from './refunds/refundable.ts'
export { type Clock, systemClock } from './time/clock.ts'
export { epochOf, type Instant, instantOf } from './time/instant.ts'
export { createSequence, type Sequence } from './time/sequence.ts'
export type {
  ReceivedWebhook,
  RefusedWebhook,
  WebhookDelivery,
} from './webhooks/webhook-delivery.ts'
export type { WebhookHint } from './webhooks/webhook-hint.ts'

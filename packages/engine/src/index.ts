/// <reference types="node" preserve="true" />

export type { AnomaliesFilter, AnomaliesPage, ListAnomalies } from './back-office/anomalies.ts'
export type { Anomaly } from './back-office/anomaly.ts'
export type { AnomalyClosing, CloseAnomaly } from './back-office/close-anomaly.ts'
export type {
  CompareRebuilt,
  RebuildPart,
  Rebuilt,
  RebuiltDifference,
} from './back-office/compare-rebuilt.ts'
export type { HeldDelivery, ReadHeldDeliveries } from './back-office/held-deliveries.ts'
export type { List, ListFilter, Page, SealedPayment } from './back-office/list.ts'
export type { PaymentsFilter } from './back-office/list-filter.ts'
export type { ProviderHealth, ReadProviders } from './back-office/providers.ts'
export type { Quarantine, QuarantinedWebhook, QuarantineFilter } from './back-office/quarantine.ts'
export type { Reseal, Resealed, ResealPart } from './back-office/reseal.ts'
export type { CurrencyTotal, TotalAmount, Totals } from './back-office/totals.ts'
export type {
  MoneySum,
  ReadUnknownMoney,
  UnknownAge,
  UnknownMoney,
} from './back-office/unknown-money.ts'
export type { Problem, Report } from './background/lane.ts'
export type { WorkLoop } from './background/work-loop.ts'
export type { SealingCheck } from './check/check-sealing.ts'
export type { WebhooksCheck } from './check/check-webhooks.ts'
export type { WorkCheck } from './check/check-work.ts'
export type { Check, CheckEngine, ProviderCheck } from './check/create-check.ts'
export type { PartCheck } from './check/part-check.ts'
export { compareCapabilities, type ProviderDifference } from './doctor/compare-capabilities.ts'
export type { Diagnosis, Doctor, Move } from './doctor/doctor.ts'
export type { Retention } from './engine/retention.ts'
export type { Route, RouteQuestion } from './engine/route.ts'
export { DEFAULT_SETTINGS, type Settings } from './engine/settings.ts'
export type { Erase, Erased } from './erasing/erase.ts'
export { EngineError, type EngineErrorDetails, isEngineError } from './errors/engine-error.ts'
export { ENGINE_PROBLEMS, type EngineProblem } from './errors/engine-problem.ts'
export type { ReceiveWebhook } from './inbox/receive-webhook.ts'
export type { InTransaction, Stored as StoredWrite } from './intents/application-transaction.ts'
export type { Asker } from './intents/asker.ts'
export type { CancelInput } from './intents/cancel.ts'
export type { CancelRefundInput } from './intents/cancel-refund.ts'
export type { CaptureInput } from './intents/capture.ts'
export { matchStep, type StepHandlers } from './intents/match-step.ts'
export type { OperationResult, Waiting } from './intents/operation-result.ts'
export type { Pay } from './intents/pay.ts'
export type { PayInput } from './intents/pay-input.ts'
export type { RefundInput } from './intents/refund.ts'
export type { PayResult } from './intents/settle-payment.ts'
export type { PayerStep, StepFailure } from './intents/step.ts'
export type { Target } from './intents/target.ts'
export type { WriteResult } from './intents/write-result.ts'
export { EVENT_TYPES, type EventType } from './journal/event-types.ts'
export type { TrackedPayment } from './journal/tracked-payment.ts'
export type { ConsumerOptions, Handler, HandlerContext, Handlers } from './outbox/consumer.ts'
export type { RegisterConsumer } from './outbox/consumers.ts'
export type { AnomalyNotice, EngineEvent } from './outbox/engine-event.ts'
export type { HeldEvent, HeldEvents } from './outbox/held-events.ts'
export type { Adopt, AdoptInput } from './payments/adopt.ts'
export { createPayments } from './payments/create-payments.ts'
export type { FindKey } from './payments/find.ts'
export type { GetOptions } from './payments/get.ts'
export type {
  Operations,
  OtherVersion,
  SealedResult,
  TrackedOperation,
} from './payments/operations.ts'
export type { Payments } from './payments/payments.ts'
export type { PaymentsOptions } from './payments/payments-options.ts'
export type { Decision, PersonsOfOperation } from './payments/persons-of-operation.ts'
export type { ReadReturn, ReadReturnOptions, Return } from './payments/read-return.ts'
export type { OperationId } from './payments/resolve.ts'
export type {
  DeclareRestored,
  GivenRelease,
  ReleaseInstances,
} from './payments/restored.ts'
export type { TimelineEntry } from './payments/timeline.ts'
export type { DidHappen, DidNothing, GivenVerdict } from './payments/verdict.ts'
export type { ListedInstance } from './reconcile/list-since.ts'
export type { Reconcile, Reconciled, ReconcilePart } from './reconcile/reconcile.ts'
export type { Advance, Advanced, ClaimDue } from './resolver/advance.ts'
export type { HeldInstance } from './restored/held-instances.ts'
export type { Witness } from './restored/witness.ts'
export type { Database, Queryable, QueryResult, SqlValue } from './store/database/database.ts'
export {
  DatabaseError,
  type DatabaseErrorDetails,
  isDatabaseError,
  type Stored,
} from './store/database/database-error.ts'
export type { DatabaseOption } from './store/database/database-option.ts'
export { DATABASE_PROBLEMS, type DatabaseProblem } from './store/database/database-problem.ts'
export type { PGlite } from './store/database/from-pglite.ts'
export type { Pool, PoolClient } from './store/database/from-pool.ts'
export { type OpenedDatabase, openDatabase } from './store/database/open-database.ts'
export type { DeliveryLeft } from './store/events/deliveries-left.ts'
export type { Unheard } from './store/health/backlog.ts'
export { ANOMALY_KINDS, type AnomalyKind } from './store/policies/anomaly-kind.ts'
export {
  type AnomalyPolicies,
  type AnomalyPolicy,
  POLICIES_OF_KIND,
} from './store/policies/anomaly-policies.ts'
export type { SealKey } from './store/sealing/seal-keys.ts'
export type { Named } from './store/statements/named.ts'
export type { ApplicationTransaction } from './store/transactions/within-transaction.ts'

/// <reference types="node" preserve="true" />

export { appliedByPayment, type PaymentGiven } from './adapter/applied-by-payment.ts'
export { checkedBy } from './adapter/clock-skew.ts'
export { type CreatedModule, createAdapter } from './adapter/create-adapter.ts'
export type {
  AdapterDefinition,
  Answered,
  Connected,
  LookupDefinition,
  ReadDefinitions,
  WriteDefinition,
  WriteDefinitions,
} from './adapter/definition.ts'

export { beginOperation, type OperationScope } from './adapter/operation-scope.ts'
export { readsByPayment } from './adapter/reads-by-payment.ts'
export { type PaymentWrites, writesByPayment } from './adapter/writes-by-payment.ts'
export { isLoopback, isPrivateHost } from './configuration/is-private-host.ts'
export {
  createJsonHttp,
  type JsonAnswer,
  type JsonHttp,
  type JsonHttpOptions,
  type JsonRequest,
  type JsonScope,
} from './http/json-http.ts'
export { jsonRequest } from './http/json-request.ts'
export {
  CHANNELS,
  type Channel,
  type Reach,
  type ReachEvidence,
  type Reached,
  type ReachTable,
  reachable,
  type StatusCase,
  unreachable,
} from './mapping/reach.ts'
export {
  createStatusTable,
  type StatusReading,
  type StatusRow,
  type StatusTableOptions,
} from './mapping/status-table.ts'
export { createWords, type ReadWord } from './mapping/words.ts'
export { callError, EFFECT_UNKNOWN } from './reads/call-error.ts'
export { expectFound } from './reads/expect-found.ts'
export { decided, fromDecision, inconclusive, neverPrepared } from './reads/from-decision.ts'
export { readError } from './reads/read-error.ts'
export { type Asked, readingOf } from './reads/reading-of.ts'
export { withProviderTime } from './reads/with-provider-time.ts'
export { type EachOnce, eachOnce } from './responses/each-once.ts'
export { errorOfStatus } from './responses/error-of-status.ts'
export {
  amountIn,
  fieldIn,
  hasList,
  listIn,
  namesIn,
  present,
  textIn,
} from './responses/fields.ts'
export { maskNumber } from './responses/mask-number.ts'
export type { PrivateFields } from './responses/mask-record.ts'
export {
  createRawResponses,
  type FromResponse,
  type RawResponses,
} from './responses/raw-responses.ts'
export { isRecord, type UnreadRecord } from './responses/record.ts'
export { retryAfterIn } from './responses/retry-after.ts'
export { parseStorableJson, storableText } from './responses/storable-json.ts'
export type {
  AnsweredAttempt,
  Attempt,
  AttemptCall,
  AttemptFetch,
  AttemptRequest,
  AttemptTimes,
  FailedAttempt,
} from './transport/attempt.ts'
export type { HttpResponse, ResponseHeaders, WireHeaders } from './transport/http-response.ts'
export type { ClockReading } from './transport/provider-time.ts'
export { createTransport, type Transport, type TransportOptions } from './transport/transport.ts'
export { isSignedWith } from './webhooks/hmac.ts'
export { isWebRequest } from './webhooks/is-web-request.ts'
export { orderOfMessage } from './webhooks/order-of-message.ts'
export { jsonOf, type RawBody, readRawBody, textOf } from './webhooks/raw-body.ts'
export { type RawMessage, readMessage } from './webhooks/read-message.ts'
export { receivedWebhook } from './webhooks/received-webhook.ts'
export { refuseWebhook, type WebhookRefusal } from './webhooks/refuse-webhook.ts'
export { amountIssues } from './writes/amount-issues.ts'
export { capabilityIssues } from './writes/capability-issues.ts'
export { idIssues } from './writes/id-issues.ts'
export { createOperationTime, type OperationTime } from './writes/operation-time.ts'
export { plainJson } from './writes/plain-json.ts'
export type { Departure } from './writes/preflight.ts'
export {
  type Checkup,
  type Objections,
  preparationOf,
  type Ready,
} from './writes/preparation-of.ts'
export { prepareWrite, type WriteRules } from './writes/prepare-write.ts'
export { createResultCodes, type ResultCode, type ResultCodes } from './writes/result-codes.ts'
export { sendWrite, type WritePlan } from './writes/send-write.ts'
export type {
  AppliedReading,
  RefusedReading,
  UnclearReading,
  WriteReading,
} from './writes/write-reading.ts'

/// <reference types="node" preserve="true" />

export { type Applicability, type Claim, THEMES, type Theme } from './claims/claim.ts'
export { ClaimBroken } from './claims/claim-broken.ts'
export type { Scene, Steps, WriteOptions } from './claims/scene.ts'
export type { Source } from './claims/sources.ts'
export {
  type Cell,
  type CreateBasicSubject,
  type FaultMatrix,
  type FaultMatrixOptions,
  runFaultMatrix,
  SITUATIONS,
  type Situation,
} from './matrix/fault-matrix.ts'
export { printFaultMatrix } from './matrix/print-fault-matrix.ts'
export { type TestFaultMatrixOptions, testFaultMatrix } from './matrix/test-fault-matrix.ts'
export { claims } from './runs/all-claims.ts'
export { type ClaimResult, type CreateSubject, checkClaim } from './runs/check-claim.ts'
export { printClaims } from './runs/print-claims.ts'
export { type ClaimsReport, printReport, type RunOptions, runClaims } from './runs/run-claims.ts'
export { type TestContext, type TestFramework, testClaims } from './runs/test-claims.ts'
export { ALTERATIONS, type Alteration } from './subject/alterations.ts'
export {
  enterStatus,
  type MessagesOfProvider,
  type StatusEntrance,
} from './subject/enter-status.ts'
export { FAULT_WORDS, FAULTS, type Fault } from './subject/faults.ts'
export { type RawWebhook, rawWebhookOf, toRequest } from './subject/raw-webhook.ts'
export type {
  Answer,
  BasicSubject,
  Call,
  CallOf,
  InjectedParts,
  LedgerMoney,
  LedgerQuestion,
  Mismatches,
  OtherAdapters,
  PaymentRequirements,
  Rewrite,
  SentRequest,
  Subject,
  SubjectBank,
  SubjectDelayed,
  SubjectFaults,
  SubjectLedger,
  SubjectPayer,
  SubjectSessions,
  SubjectTime,
  SubjectWebhooks,
  SubjectWire,
} from './subject/subject.ts'
export type { SubjectConfiguration } from './subject/subject-configuration.ts'
export type { Arrival, ShownStatus, StatusOf, SubjectStatus } from './subject/subject-status.ts'
export {
  type StatusDrivers,
  type StatusTableUnderTest,
  subjectStatuses,
} from './subject/subject-statuses.ts'
export { createSteppedTime, type SteppedTime } from './time/stepped-clock.ts'
export { createSubjectTime, type MovableTime } from './time/subject-time.ts'
export {
  ATTACKS,
  type Attack,
  type AttackTools,
  type Fate,
  HOSTILE_IDS,
} from './webhooks/attacks.ts'
export { isJsonObject, type JsonObject } from './wire/json-object.ts'
export {
  createUnreliableFetch,
  type UnreliableFetch,
  type UnreliableFetchOptions,
} from './wire/unreliable-fetch.ts'
export { type ChangedAnswer, createWire, type Wire, type WireOptions } from './wire/wire.ts'

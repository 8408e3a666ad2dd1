/// <reference types="node" preserve="true" />
/**
 * What Antom's statuses and codes mean in paystate, as data: for documentation, dashboards and tests.
 * Applications need only the main entry.
 */
export { CAPTURE_REACH } from './captures/capture-reach.ts'
export { CAPTURE_STATUS_ROWS } from './captures/capture-status.ts'
export { ASSUMPTIONS, type Assumption } from './configuration/assumptions.ts'
export { TABLES_VERSION } from './configuration/tables-version.ts'
export { DISPUTE_REACH, VERDICT_REACH } from './disputes/dispute-reach.ts'
export {
  DISPUTE_KINDS,
  DISPUTE_ROWS,
  type DisputeRow,
  VERDICT_ROWS,
} from './disputes/dispute-status.ts'
export { METHOD_AMOUNT_RULES, type MethodAmountRule } from './money/currencies.ts'
export { PAYMENT_REACH } from './payments/payment-reach.ts'
export { PAYMENT_STATUS_ROWS, type PaymentSituation } from './payments/payment-status.ts'
export { TWO_STEP_METHODS } from './payments/two-step-methods.ts'
export { REFUND_REACH } from './refunds/refund-reach.ts'
export { REFUND_STATUS_ROWS } from './refunds/refund-status.ts'
export {
  CODE_SUBJECT_ROWS,
  type CodeSubject,
  type CodeSubjectRow,
} from './result-codes/code-subjects.ts'
export type { CodeOutcome, ResultCodeRow } from './result-codes/result-code.ts'
export { RESULT_CODES } from './result-codes/result-codes.ts'
export { NOTIFICATION_ROWS, type NotificationType } from './webhooks/event-types.ts'

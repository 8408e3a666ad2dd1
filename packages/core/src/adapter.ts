/// <reference types="node" preserve="true" />
/**
 * The parts an adapter is built from: input checks, proofs and the projection of one response. Applications
 * need only the main entry.
 */

export { errorDocs } from './errors/error-docs.ts'
export { issueSentence, issuesBelow } from './errors/issue.ts'
export { type AbsenceOutlook, absenceOutlook } from './outcomes/absence.ts'
export { concludeRefusal, refusalError } from './outcomes/conclude-refusal.ts'
export {
  type Decision,
  decideCancel,
  decideCancelRefund,
  decideCapture,
  decideRefund,
} from './outcomes/decide-operation.ts'
export { type MayRepeat, mayRepeat } from './outcomes/may-repeat.ts'
export { withAttempt } from './outcomes/previous-attempts.ts'
export { proveInvalid, proveNeverSent, proveRejected, type Rejections } from './outcomes/proof.ts'
export { refuseSendOptions } from './outcomes/refuse-send-options.ts'
export type { ConnectFailure, Transmission } from './outcomes/transmission.ts'
export { isSameWorld, maySendFor } from './payments/account.ts'
export { NO_AMOUNTS } from './payments/amounts.ts'
export { isOtherAmount } from './payments/is-other-amount.ts'
export { type CapabilityPath, capabilityOf, lookupOf } from './provider/capabilities.ts'
export { checkFindOptions, checkReadOptions } from './provider/check-options.ts'
export { optionIssues } from './provider/option-issues.ts'
export { adapterRuntimeIssues, runtimeShapeIssues } from './provider/runtime-issues.ts'
export { referenceIn, withReference } from './references/reference.ts'
export { checkCancelPayment, keepsPaidMoney } from './requests/cancel-payment.ts'
export { checkCapturePayment } from './requests/capture-payment.ts'
export {
  checkPaymentRef,
  checkPaymentSearch,
  checkRefundRef,
  checkRefundSearch,
} from './requests/check-read.ts'
export { checkCreatePayment } from './requests/create-payment.ts'
export { nearest } from './requests/nearest.ts'
export { readEmail } from './requests/payer-facts.ts'
export { readable } from './requests/readable.ts'
export { checkCancelRefund, checkRefundPayment } from './requests/refund-payment.ts'
export { IN_OUR_WORDS, type SchemaIssue, schemaIssues } from './requests/schema-issues.ts'
export { isWebUrl } from './requests/web-url.ts'
export { textIssue } from './requests/whole-text.ts'
export { readInstant } from './time/instant.ts'
export {
  laterBy,
  possiblyBetween,
  surelyBetween,
} from './time/provider-time.ts'
export { wallTimeOf } from './time/wall-time.ts'

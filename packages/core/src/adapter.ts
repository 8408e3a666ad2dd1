/// <reference types="node" preserve="true" />
/**
 * What an adapter is built from: checks of input, proofs and the projection of one answer. Applications
 * need only the main entry.
 */
export { isSameWorld, maySendFor } from './account/account.ts'
export { checkCancelPayment, keepsPaidMoney } from './cancellations/cancel-payment.ts'
export { checkCapturePayment } from './captures/capture-payment.ts'
export { issuesBelow } from './errors/fault.ts'
export { replayUntil } from './operations/replay-until.ts'
export { concludeRefusal } from './outcomes/conclude-refusal.ts'
export { withAttempt } from './outcomes/earlier.ts'
export {
  type ConfirmedRejection,
  proveInvalid,
  proveNeverSent,
  proveRejected,
  proveRejectedByRead,
  type Rejections,
} from './outcomes/proof.ts'
export { refuseSendOptions } from './outcomes/refuse-send-options.ts'
export type { Transmission } from './outcomes/transmission.ts'
export { checkCreatePayment } from './payments/create-payment.ts'
export { NO_AMOUNTS } from './payments/facts.ts'
export { referenceIn, withReference } from './references/reference.ts'
export { checkCancelRefund, checkRefundPayment } from './refunds/refund-payment.ts'
export { readInstant } from './time/instant.ts'

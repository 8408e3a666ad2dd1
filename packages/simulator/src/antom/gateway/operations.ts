import { capturePayment } from '../captures/capture-payment.ts'
import { acceptDispute } from '../disputes/accept-dispute.ts'
import { downloadEvidence } from '../disputes/download-evidence.ts'
import { supplyDefense } from '../disputes/supply-defense.ts'
import { IN_STORE_OPERATIONS } from '../in-store/in-store-operations.ts'
import { captureMessage } from '../messages/capture-message.ts'
import { consultMessage } from '../messages/consult-message.ts'
import {
  acceptDisputeMessage,
  downloadEvidenceMessage,
  supplyDefenseMessage,
} from '../messages/dispute-messages.ts'
import { payMessage } from '../messages/pay-message.ts'
import { paymentLookupMessage } from '../messages/payment-lookup-message.ts'
import { refundInquiryMessage } from '../messages/refund-inquiry-message.ts'
import { refundMessage } from '../messages/refund-message.ts'
import { sessionLookupMessage, sessionMessage } from '../messages/session-message.ts'
import { updateAmountMessage } from '../messages/update-amount-message.ts'
import { cancelPayment } from '../payments/cancel-payment.ts'
import { consultMethods } from '../payments/consult-methods.ts'
import { inquirePayment } from '../payments/inquire-payment.ts'
import { pay } from '../payments/pay.ts'
import { updateAmount } from '../payments/update-amount.ts'
import { inquireRefund } from '../refunds/inquire-refund.ts'
import { refundPayment } from '../refunds/refund-payment.ts'
import { createPaymentSession } from '../sessions/create-session.ts'
import { retrievePaymentSession } from '../sessions/retrieve-session.ts'
import { type Operation, operation } from './operation.ts'

/** The operations by the last part of their path. */
const BY_NAME: ReadonlyMap<string, Operation> = new Map([
  ['pay', operation('pay', { message: payMessage, run: pay })],
  [
    'createPaymentSession',
    operation('create_payment_session', { message: sessionMessage, run: createPaymentSession }),
  ],
  [
    'retrievePaymentSession',
    operation('retrieve_payment_session', {
      message: sessionLookupMessage,
      run: retrievePaymentSession,
    }),
  ],
  ['consult', operation('consult', { message: consultMessage, run: consultMethods })],
  [
    'inquiryPayment',
    operation('inquiry_payment', { message: paymentLookupMessage, run: inquirePayment }),
  ],
  ['cancel', operation('cancel', { message: paymentLookupMessage, run: cancelPayment })],
  ['refund', operation('refund', { message: refundMessage, run: refundPayment })],
  [
    'inquiryRefund',
    operation('inquiry_refund', { message: refundInquiryMessage, run: inquireRefund }),
  ],
  ['capture', operation('capture', { message: captureMessage, run: capturePayment })],
  ['updateAmount', operation('update_amount', { message: updateAmountMessage, run: updateAmount })],
  [
    'acceptDispute',
    operation('accept_dispute', { message: acceptDisputeMessage, run: acceptDispute }),
  ],
  [
    'supplyDefenseDocument',
    operation('supply_defense_document', { message: supplyDefenseMessage, run: supplyDefense }),
  ],
  [
    'downloadDisputeEvidence',
    operation('download_dispute_evidence', {
      message: downloadEvidenceMessage,
      run: downloadEvidence,
    }),
  ],
])

/** Where a request goes. */
export interface Route {
  readonly operation: Operation
  readonly isSandbox: boolean
  /** The second version, for tills, spells its result codes in a way of its own. */
  readonly isInStore: boolean
}

const FIRST_VERSION = /^\/ams\/(sandbox\/)?api\/{1,2}v1\/payments\/(\w+)$/
const SECOND_VERSION = /^(?:\/openapi)?\/v2\/payments\/(\w+)$/

/** Whether a path among those of Mollie's second version is one of Antom's. */
export function isInStorePath(pathname: string): boolean {
  return IN_STORE_OPERATIONS.has(SECOND_VERSION.exec(pathname)?.[1] ?? '')
}

/** Finds the operation of a path; the sandbox has the same ones under a prefix. */
export function findRoute(pathname: string): Route | undefined {
  const inStore = IN_STORE_OPERATIONS.get(SECOND_VERSION.exec(pathname)?.[1] ?? '')
  if (inStore) return { operation: inStore, isSandbox: false, isInStore: true }
  const [, sandbox, name] = FIRST_VERSION.exec(pathname) ?? []
  const found = BY_NAME.get(name ?? '')
  return found && { operation: found, isSandbox: sandbox !== undefined, isInStore: false }
}

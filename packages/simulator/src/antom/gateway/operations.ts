import { capturePayment } from '../captures/capture-payment.ts'
import { acceptDispute } from '../disputes/accept-dispute.ts'
import { acceptDisputeMessage } from '../messages/accept-dispute-message.ts'
import { captureMessage } from '../messages/capture-message.ts'
import { consultMessage } from '../messages/consult-message.ts'
import { payMessage } from '../messages/pay-message.ts'
import { paymentLookupMessage } from '../messages/payment-lookup-message.ts'
import {
  refundInquiryMessage,
  secondRefundInquiryMessage,
} from '../messages/refund-inquiry-message.ts'
import { refundMessage } from '../messages/refund-message.ts'
import { sessionLookupMessage, sessionMessage } from '../messages/session-message.ts'
import { cancelPayment } from '../payments/cancel-payment.ts'
import { consultMethods } from '../payments/consult-methods.ts'
import { inquirePayment } from '../payments/inquire-payment.ts'
import { pay } from '../payments/pay.ts'
import { inquireRefund } from '../refunds/inquire-refund.ts'
import { inquireRefundSecondVersion } from '../refunds/inquire-refund-second-version.ts'
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
  [
    'acceptDispute',
    operation('accept_dispute', { message: acceptDisputeMessage, run: acceptDispute }),
  ],
])

const SECOND_INQUIRY = operation('inquiry_refund', {
  message: secondRefundInquiryMessage,
  run: inquireRefundSecondVersion,
})

/** Where a request goes. */
export interface Route {
  readonly operation: Operation
  readonly isSandbox: boolean
  /** The second version spells its result codes in a way of its own. */
  readonly isSecondVersion: boolean
}

const FIRST_VERSION = /^\/ams\/(sandbox\/)?api\/{1,2}v1\/payments\/(\w+)$/
const SECOND_VERSION = /^(?:\/openapi)?\/v2\/payments\/inquiryRefund$/

/** Finds the operation of a path; the sandbox has the same ones under a prefix. */
export function findRoute(pathname: string): Route | undefined {
  if (SECOND_VERSION.test(pathname)) {
    return { operation: SECOND_INQUIRY, isSandbox: false, isSecondVersion: true }
  }
  const [, sandbox, name] = FIRST_VERSION.exec(pathname) ?? []
  const found = BY_NAME.get(name ?? '')
  return found && { operation: found, isSandbox: sandbox !== undefined, isSecondVersion: false }
}

import { type Operation, operation } from '../gateway/operation.ts'
import {
  inStoreLookupMessage,
  inStorePayMessage,
  inStoreRefundLookupMessage,
  inStoreRefundMessage,
} from './in-store-messages.ts'
import { inquireInStorePayment } from './inquire-in-store-payment.ts'
import { inquireInStoreRefund } from './inquire-in-store-refund.ts'
import { payInStore } from './pay-in-store.ts'
import { refundInStore } from './refund-in-store.ts'

/** The operations of the second version, which tills in a store use, by the last part of their path. */
export const IN_STORE_OPERATIONS: ReadonlyMap<string, Operation> = new Map([
  ['pay', operation('pay', { message: inStorePayMessage, run: payInStore })],
  [
    'inquiryPayment',
    operation('inquiry_payment', { message: inStoreLookupMessage, run: inquireInStorePayment }),
  ],
  ['refund', operation('refund', { message: inStoreRefundMessage, run: refundInStore })],
  [
    'inquiryRefund',
    operation('inquiry_refund', { message: inStoreRefundLookupMessage, run: inquireInStoreRefund }),
  ],
])

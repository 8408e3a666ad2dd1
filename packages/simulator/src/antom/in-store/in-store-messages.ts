import { z } from 'zod'
import { amount, ignoredText, optionalText, text } from '../messages/fields.ts'

/** Largest `value` of an amount in the second version, which writes it as a number. */
const LARGEST = 2_147_483_647

const inStoreAmount = amount.refine(({ minorUnits }) => minorUnits <= LARGEST)

const requestId = z.string().regex(/^[A-Za-z0-9_]{1,64}$/)

/** The request of the second version's `pay`. */
export const inStorePayMessage = z.object({
  paymentRequestId: requestId,
  paymentMethod: text(64),
  paymentAmount: inStoreAmount,
  originalMerchantOrderId: optionalText(255),
  originalMerchantStoreId: ignoredText(255),
})

export type InStorePayMessage = z.output<typeof inStorePayMessage>

/** The request of the second version's `inquiryPayment`. */
export const inStoreLookupMessage = z.object({ paymentRequestId: requestId })

export type InStoreLookupMessage = z.output<typeof inStoreLookupMessage>

/** The request of the second version's `refund`: without an amount all that is left goes back. */
export const inStoreRefundMessage = z.object({
  refundRequestId: text(64),
  paymentId: text(64),
  refundAmount: inStoreAmount.nullish().transform((value) => value ?? undefined),
  originalMerchantRefundId: ignoredText(64),
  memo: ignoredText(256),
})

export type InStoreRefundMessage = z.output<typeof inStoreRefundMessage>

/** The request of the second version's `inquiryRefund`: Antom's id alone. */
export const inStoreRefundLookupMessage = z.object({ refundId: text(64) })

export type InStoreRefundLookupMessage = z.output<typeof inStoreRefundLookupMessage>

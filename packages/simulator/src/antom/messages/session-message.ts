import { z } from 'zod'
import {
  amount,
  ignoredText,
  optionalMoment,
  optionalText,
  optionalUrl,
  text,
  url,
} from './fields.ts'
import { environment, order, settlement } from './order-fields.ts'
import { paymentFactor, paymentMethod } from './pay-message.ts'

/** The request of `createPaymentSession`, as far as it is read. */
export const sessionMessage = z.object({
  productCode: z.enum(['CASHIER_PAYMENT', 'AGREEMENT_PAYMENT']),
  productScene: optionalText(32).pipe(
    z.enum(['CHECKOUT_PAYMENT', 'ELEMENT_PAYMENT', 'EASY_PAY']).optional(),
  ),
  paymentRequestId: text(64),
  order,
  paymentAmount: amount,
  paymentMethod: paymentMethod.nullish().transform((value) => value ?? undefined),
  paymentRedirectUrl: url(2048),
  paymentNotifyUrl: optionalUrl(2048),
  env: environment.nullish(),
  settlementStrategy: settlement,
  paymentFactor,
  paymentSessionExpiryTime: optionalMoment,
  locale: ignoredText(8),
  metadata: optionalText(4096),
})

export type SessionMessage = z.output<typeof sessionMessage>

/** The request of `retrievePaymentSession`. */
export const sessionLookupMessage = z
  .object({ paymentRequestId: optionalText(64), paymentSessionId: optionalText(64) })
  .refine(({ paymentRequestId, paymentSessionId }) => paymentRequestId ?? paymentSessionId)

export type SessionLookupMessage = z.output<typeof sessionLookupMessage>

import { z } from 'zod'
import {
  amount,
  flag,
  ignoredText,
  optionalMoment,
  optionalText,
  optionalUrl,
  text,
  url,
} from './fields.ts'
import { environment, order, settlement } from './order-fields.ts'

const cardDetails = z.object({
  cardNo: optionalText(32),
  cvv: optionalText(8),
  expiryMonth: optionalText(2),
  expiryYear: optionalText(4),
  is3DSAuthentication: flag,
})

export const paymentMethod = z.object({
  paymentMethodType: text(64),
  paymentMethodId: optionalText(128),
  paymentMethodMetaData: cardDetails.nullish().transform((value) => value ?? undefined),
  extendInfo: ignoredText(2048),
})

export const paymentFactor = z
  .object({
    isAuthorization: flag,
    captureMode: optionalText(64).pipe(z.enum(['AUTOMATIC', 'MANUAL']).default('AUTOMATIC')),
  })
  .nullish()
  .transform((value) => value ?? undefined)

/** The request of `pay`, as far as it is read. */
export const payMessage = z
  .object({
    productCode: z.enum(['CASHIER_PAYMENT', 'AGREEMENT_PAYMENT', 'IN_STORE_PAYMENT']),
    paymentRequestId: text(64),
    order,
    paymentAmount: amount,
    paymentMethod,
    paymentRedirectUrl: url(2048),
    paymentNotifyUrl: optionalUrl(2048),
    env: environment.nullish(),
    settlementStrategy: settlement,
    paymentFactor,
    paymentExpiryTime: optionalMoment,
    merchantAccountId: optionalText(32),
    metadata: optionalText(4096),
  })
  // Some clients tell the payer's device inside the order, as in older versions of the API.
  .refine(({ env, order }) => env ?? order.env)

export type PayMessage = z.output<typeof payMessage>
export type CardDetails = z.output<typeof cardDetails>

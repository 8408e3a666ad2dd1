import { z } from 'zod'
import { amount, lenient, lenientList, text, time } from './lenient.ts'
import { readCreatedRecord } from './reserved-metadata.ts'
import { transactionReply } from './transaction.ts'

const form = z.object({ method: text, redirectUrl: text, parameters: z.unknown().optional() })

const orderCode = z.object({
  expireTime: time,
  codeDetails: lenientList(z.object({ codeValue: text, displayType: text })),
})

const plan = z.object({ installmentNum: text, interval: text })

const resultInfo = z.object({
  cardNo: text,
  cardBrand: text,
  cardToken: text,
  lastFour: text,
  cardBin: text,
  expiryMonth: text,
  networkTransactionId: text,
  threeDSResult: lenient(z.object({})),
  creditPayPlan: lenient(plan),
})

/**
 * The part of a payment that we read, from the answers of pay, createPaymentSession and inquiryPayment and
 * from notifications. Words are not enums: new ones come without notice.
 */
export const paymentReply = z
  .object({
    paymentStatus: text,
    paymentResultCode: text,
    paymentResultMessage: text,
    paymentRequestId: text,
    paymentId: text,
    paymentAmount: amount,
    paymentCreateTime: time,
    paymentTime: time,
    authExpiryTime: time,
    authExpirytime: time,
    paymentMethodType: text,
    paymentResultInfo: lenient(resultInfo),
    cardInfo: lenient(z.object({ cardBrand: text })),
    transactions: lenientList(transactionReply),
    normalUrl: text,
    schemeUrl: text,
    applinkUrl: text,
    redirectActionForm: lenient(form),
    orderCodeForm: lenient(orderCode),
    paymentSessionExpiryTime: time,
    metadata: z.unknown().optional().transform(readCreatedRecord),
  })
  .transform(({ authExpiryTime, authExpirytime, metadata, ...reply }) => ({
    ...reply,
    /** The table of the documentation writes it with a small t, its samples do not. */
    captureBefore: authExpiryTime ?? authExpirytime,
    created: metadata,
  }))

export type PaymentReply = z.infer<typeof paymentReply>

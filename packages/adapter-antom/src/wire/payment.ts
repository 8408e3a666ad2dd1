import { z } from 'zod'
import { amount, lenient, lenientList, text, time } from './lenient.ts'
import { readCreatedRecord } from './reserved-metadata.ts'
import { transactionReply } from './transaction.ts'

const form = z.object({ method: text, redirectUrl: text, parameters: z.unknown().optional() })

const orderCode = z.object({
  expireTime: time,
  codeDetails: lenientList(z.object({ codeValue: text, displayType: text })),
})

const challenge = z.object({ challengeType: text, challengeRenderValue: text })

const plan = z.object({ installmentNum: text, interval: text })

/** What is reported about a card; wallets have the funding and the plan too. */
const resultInfo = z.object({
  authenticationFlow: text,
  avsResultRaw: text,
  cardBin: text,
  cardBrand: text,
  cardCategory: text,
  cardNo: text,
  cardToken: text,
  creditPayPlan: lenient(plan),
  cvvResultRaw: text,
  expiryMonth: text,
  expiryYear: text,
  fingerprint: text,
  funding: text,
  issuerName: text,
  issuingCountry: text,
  lastFour: text,
  networkTransactionId: text,
  paymentMethodRegion: text,
  rrn: text,
  threeDSResult: lenient(z.object({})),
})

/**
 * The part of a payment that we read, from the responses to pay, createPaymentSession and inquiryPayment and
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
    challengeActionForm: lenient(challenge),
    paymentSessionData: text,
    paymentSessionExpiryTime: time,
    metadata: z.unknown().optional().transform(readCreatedRecord),
  })
  .transform(({ authExpiryTime, authExpirytime, metadata, ...reply }) => ({
    ...reply,
    /** The documentation's table spells it with a lowercase t, its samples do not. */
    captureBefore: authExpiryTime ?? authExpirytime,
    created: metadata,
  }))

export type PaymentReply = z.infer<typeof paymentReply>

import { z } from 'zod'
import { lenient, text } from '../../src/wire/lenient.ts'

/** What `paymentReply` reads, declared field by field: the reading by hand must agree with it. */

const amount = z.object({ currency: z.string(), value: z.string() })

const stated = z.transform((value: unknown) =>
  value === undefined || value === null
    ? undefined
    : (amount.safeParse(value).data ?? { currency: '', value: '' }),
)

const list = z.transform((value: unknown) => {
  if (value === undefined || value === null) return undefined
  return Array.isArray(value) ? value : [value]
})

const link = lenient(z.object({ href: z.string() }))

const details = z.object({
  failureReason: text,
  bankReasonCode: text,
  bankName: text,
  bankAccount: text,
  bankBic: text,
  transferReference: text,
  cardNumber: text,
  cardMaskedNumber: text,
  cardLabel: text,
  qrCode: lenient(z.object({ src: z.string().min(1) })),
})

export const declaredPayment = z.object({
  resource: z.literal('payment'),
  id: z.string().min(1),
  status: z.string().min(1),
  mode: text,
  profileId: text,
  amount: stated,
  amountCaptured: stated,
  amountRefunded: stated,
  amountRemaining: stated,
  amountChargedBack: stated,
  method: text,
  metadata: z.unknown().optional(),
  webhookUrl: text,
  isCancelable: lenient(z.boolean()),
  createdAt: text,
  authorizedAt: text,
  paidAt: text,
  canceledAt: text,
  expiredAt: text,
  failedAt: text,
  expiresAt: text,
  captureBefore: text,
  statusReason: lenient(z.object({ code: z.string() })),
  details: lenient(details),
  _links: lenient(
    z.object({
      checkout: link,
      mobileAppCheckout: link,
      refunds: link,
      captures: link,
      chargebacks: link,
    }),
  ),
  _embedded: lenient(z.object({ refunds: list, captures: list, chargebacks: list })),
})

import { isRecord } from '@paystate/adapter-kit'
import { z } from 'zod'
import { statedAmount } from '../money/amount.ts'
import { lenient, statedList, text } from './lenient.ts'

const link = z.transform((value: unknown): { readonly href: string } | undefined =>
  isRecord(value) && typeof value.href === 'string' ? { href: value.href } : undefined,
)

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

/** The part of a payment that we read. Statuses are not enums: new ones come without notice. */
export const paymentReply = z.object({
  resource: z.literal('payment'),
  id: z.string().min(1),
  status: z.string().min(1),
  mode: text,
  profileId: text,
  amount: statedAmount,
  amountCaptured: statedAmount,
  amountRefunded: statedAmount,
  amountRemaining: statedAmount,
  amountChargedBack: statedAmount,
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
  _embedded: lenient(
    z.object({ refunds: statedList, captures: statedList, chargebacks: statedList }),
  ),
})

export type PaymentReply = z.infer<typeof paymentReply>

import { isRecord, type UnreadRecord } from '@paystate/adapter-kit'
import { z } from 'zod'
import { statedAmountIn, type WireAmount } from '../money/amount.ts'
import { lenient, listIn, text, textIn } from './lenient.ts'

/** The part of a payment that we read. Statuses are not enums: new ones come without notice. */
export interface PaymentReply {
  readonly id: string
  readonly status: string
  readonly mode: string | undefined
  readonly profileId: string | undefined
  readonly amount: WireAmount | undefined
  readonly amountCaptured: WireAmount | undefined
  readonly amountRefunded: WireAmount | undefined
  readonly amountRemaining: WireAmount | undefined
  readonly amountChargedBack: WireAmount | undefined
  readonly method: string | undefined
  readonly metadata: unknown
  readonly webhookUrl: string | undefined
  readonly isCancelable: boolean | undefined
  readonly createdAt: string | undefined
  readonly authorizedAt: string | undefined
  readonly paidAt: string | undefined
  readonly canceledAt: string | undefined
  readonly expiredAt: string | undefined
  readonly failedAt: string | undefined
  readonly expiresAt: string | undefined
  readonly captureBefore: string | undefined
  readonly statusReason: { readonly code: string } | undefined
  readonly details: PaymentDetails | undefined
  readonly _links: PaymentLinks | undefined
  readonly _embedded: PaymentLists | undefined
}

interface Link {
  readonly href: string
}

interface PaymentLinks {
  readonly checkout: Link | undefined
  readonly mobileAppCheckout: Link | undefined
  readonly refunds: Link | undefined
  readonly captures: Link | undefined
  readonly chargebacks: Link | undefined
}

interface PaymentLists {
  readonly refunds: readonly unknown[] | undefined
  readonly captures: readonly unknown[] | undefined
  readonly chargebacks: readonly unknown[] | undefined
}

type PaymentDetails = z.infer<typeof details>

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

/**
 * A payment in a response. Read by hand, because every call reads one: as an object of some thirty declared fields it
 * costs more than all else that is done with a response. A test holds it to the declaration.
 */
export const paymentReply: z.ZodType<PaymentReply> = z.unknown().transform((value, context) => {
  const reply = replyIn(value)
  if (reply) return reply
  context.addIssue({ code: 'custom', message: 'must be a payment' })
  return z.NEVER
})

function replyIn(value: unknown): PaymentReply | undefined {
  if (!isRecord(value) || value.resource !== 'payment') return undefined
  const id = textIn(value.id)
  const status = textIn(value.status)
  if (!id || !status) return undefined
  return {
    id,
    status,
    mode: textIn(value.mode),
    profileId: textIn(value.profileId),
    amount: statedAmountIn(value.amount),
    amountCaptured: statedAmountIn(value.amountCaptured),
    amountRefunded: statedAmountIn(value.amountRefunded),
    amountRemaining: statedAmountIn(value.amountRemaining),
    amountChargedBack: statedAmountIn(value.amountChargedBack),
    method: textIn(value.method),
    metadata: value.metadata,
    webhookUrl: textIn(value.webhookUrl),
    isCancelable: typeof value.isCancelable === 'boolean' ? value.isCancelable : undefined,
    createdAt: textIn(value.createdAt),
    authorizedAt: textIn(value.authorizedAt),
    paidAt: textIn(value.paidAt),
    canceledAt: textIn(value.canceledAt),
    expiredAt: textIn(value.expiredAt),
    failedAt: textIn(value.failedAt),
    expiresAt: textIn(value.expiresAt),
    captureBefore: textIn(value.captureBefore),
    statusReason: reasonIn(value.statusReason),
    details: isRecord(value.details) ? details.safeParse(value.details).data : undefined,
    _links: isRecord(value._links) ? linksIn(value._links) : undefined,
    _embedded: isRecord(value._embedded) ? listsIn(value._embedded) : undefined,
  }
}

function reasonIn(value: unknown): PaymentReply['statusReason'] {
  const code = isRecord(value) ? textIn(value.code) : undefined
  return code === undefined ? undefined : { code }
}

function linksIn(links: UnreadRecord): PaymentLinks {
  return {
    checkout: linkIn(links.checkout),
    mobileAppCheckout: linkIn(links.mobileAppCheckout),
    refunds: linkIn(links.refunds),
    captures: linkIn(links.captures),
    chargebacks: linkIn(links.chargebacks),
  }
}

function linkIn(value: unknown): Link | undefined {
  const href = isRecord(value) ? textIn(value.href) : undefined
  return href === undefined ? undefined : { href }
}

function listsIn(lists: UnreadRecord): PaymentLists {
  return {
    refunds: listIn(lists.refunds),
    captures: listIn(lists.captures),
    chargebacks: listIn(lists.chargebacks),
  }
}

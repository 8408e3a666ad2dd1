import { eachOnce } from '@paystate/adapter-kit'
import { type Capture, type Dispute, isReported, type Refund, type Reported } from '@paystate/core'
import type { z } from 'zod'
import { readCapture } from '../captures/read-capture.ts'
import { readDispute } from '../disputes/read-dispute.ts'
import { readMinorUnits, type WireAmount } from '../money/amount.ts'
import { sum } from '../money/sum.ts'
import { readRefund } from '../refunds/read-refund.ts'
import { captureReply } from '../wire/capture.ts'
import { disputeReply } from '../wire/dispute.ts'
import type { PaymentReply } from '../wire/payment.ts'
import { refundReply } from '../wire/refund.ts'

/** The parts of a payment; an absent list was not embedded. */
export interface PaymentParts {
  readonly refunds?: readonly Refund[]
  readonly captures?: readonly Capture[]
  readonly disputes?: readonly Dispute[]
  readonly completeLists: readonly ('refunds' | 'captures' | 'disputes')[]
}

/**
 * Reads the refunds, captures and chargebacks that are embedded in a payment. A list is complete when every
 * item can be read and belongs to the payment, and together they explain the total next to them.
 *
 * Assumed: embedded_whole.
 */
export function readParts(reply: PaymentReply): PaymentParts {
  const { amountRefunded, amountCaptured, amountChargedBack, _embedded: embedded, _links } = reply
  const refunds = readList(embedded?.refunds, { reply, schema: refundReply, read: readRefund })
  const captures = readList(embedded?.captures, { reply, schema: captureReply, read: readCapture })
  // A link says that there are some: not embedded, they are as good as unreadable.
  const disputes = readList(embedded?.chargebacks ?? (_links?.chargebacks && [undefined]), {
    reply,
    schema: disputeReply,
    read: readDispute,
  })
  const isComplete = (list: PartList<PartOfTotal> | undefined, total: WireAmount | undefined) =>
    list?.isWhole && explains(list.parts, { total, reply })
  return {
    ...(refunds && { refunds: refunds.parts }),
    ...(captures && { captures: captures.parts }),
    ...(disputes && { disputes: disputes.parts }),
    completeLists: [
      ...(isComplete(refunds, amountRefunded) ? (['refunds'] as const) : []),
      ...(isComplete(captures, amountCaptured) && captures?.parts.every(isInKnownStatus)
        ? (['captures'] as const)
        : []),
      ...(isComplete(disputes, amountChargedBack) ? (['disputes'] as const) : []),
    ],
  }
}

/** In a status that nobody knows, a capture may have succeeded: then the total says so. */
function isInKnownStatus({ providerStatus }: Capture): boolean {
  return providerStatus?.recognized !== false
}

interface PartOfTotal {
  readonly status: string
  readonly amount: Reported<number>
  readonly currency?: string
}

/** Whatever has not ended without money may be included in the total. */
function explains(
  parts: readonly PartOfTotal[],
  { total, reply }: { total: WireAmount | undefined; reply: PaymentReply },
): boolean {
  if (total === undefined) return true
  const currency = reply.amount?.currency
  const stated = readMinorUnits(total, currency)
  const live = parts.filter(({ status }) => status !== 'failed' && status !== 'canceled')
  const counted = sum(live, currency)
  return isReported(stated) && isReported(counted) && stated <= counted
}

/** Refunds, captures or chargebacks, and whether every item of their list is among them. */
interface PartList<Part> {
  readonly parts: readonly Part[]
  readonly isWhole: boolean
}

interface PartReply {
  readonly mode?: string | undefined
  readonly paymentId?: string | undefined
}

interface Reading<Reply extends PartReply, Part> {
  /** The payment that the list came with. */
  readonly reply: PaymentReply
  readonly schema: z.ZodType<Reply>
  readonly read: (reply: Reply) => Part
}

/**
 * Reads a list item by item: an unreadable one, or one of another payment, hides none of the others, and one that is
 * listed twice counts once.
 */
function readList<Reply extends PartReply, Part extends { readonly id?: string }>(
  list: readonly unknown[] | undefined,
  { reply, schema, read }: Reading<Reply, Part>,
): PartList<Part> | undefined {
  if (!list) return undefined
  const items = list.flatMap((item) => schema.safeParse(item).data ?? [])
  const ours = items.filter((item) => isPartOf(item, reply))
  const { parts, isConsistent } = eachOnce(ours.map(read))
  return { parts, isWhole: isConsistent && ours.length === list.length }
}

function isPartOf({ mode, paymentId }: PartReply, payment: PaymentReply): boolean {
  return (
    (paymentId ?? payment.id) === payment.id && (mode ?? payment.mode) === (payment.mode ?? mode)
  )
}

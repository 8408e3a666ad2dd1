import type { z } from 'zod'
import type { PaymentReply } from '../wire/payment.ts'

/** Refunds, captures or chargebacks, and whether every item of their list is among them. */
export interface PartList<Part> {
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

/** Reads a list item by item: one that cannot be read, or is of another payment, hides none of the others. */
export function readList<Reply extends PartReply, Part>(
  list: readonly unknown[] | undefined,
  { reply, schema, read }: Reading<Reply, Part>,
): PartList<Part> | undefined {
  if (!list) return undefined
  const items = list.flatMap((item) => schema.safeParse(item).data ?? [])
  const ours = items.filter((item) => isPartOf(item, reply))
  return { parts: ours.map(read), isWhole: ours.length === list.length }
}

function isPartOf({ mode, paymentId }: PartReply, payment: PaymentReply): boolean {
  return (
    (paymentId ?? payment.id) === payment.id && (mode ?? payment.mode) === (payment.mode ?? mode)
  )
}

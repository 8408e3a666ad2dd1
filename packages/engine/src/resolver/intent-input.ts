import { z } from 'zod'

const money = z.object({ currency: z.string(), minorUnits: z.int() })

const captureInput = z.object({
  kind: z.literal('capture'),
  amount: money,
  final: z.boolean().exactOptional(),
})

const refundInput = z.object({
  kind: z.literal('refund'),
  amount: money,
  reason: z.string().exactOptional(),
  despiteDispute: z.boolean().exactOptional(),
})

const cancelInput = z.object({ kind: z.literal('cancel'), ifPaid: z.enum(['reverse', 'keep']) })

const cancelRefundInput = z.object({
  kind: z.literal('cancel_refund'),
  /** The application's id of the refund. */
  refund: z.string(),
})

/** What was asked for, before it is made into bytes: what a payment is called may be learned until then. */
export const intentInput = z.discriminatedUnion('kind', [
  captureInput,
  refundInput,
  cancelInput,
  cancelRefundInput,
])

export type IntentInput = z.infer<typeof intentInput>

const notPrepared = z.object({ state: z.literal('not_prepared'), input: intentInput })

/** How an intent is stored as a try that has no bytes yet. */
export function asNotPrepared(input: IntentInput): z.infer<typeof notPrepared> {
  return { state: 'not_prepared', input }
}

/** The intent behind a stored try; undefined where it has its bytes. */
export function readNotPrepared(stored: unknown): IntentInput | undefined {
  const read = notPrepared.safeParse(stored)
  return read.success ? read.data.input : undefined
}

import type { Money } from '@paystate/core'
import { z } from 'zod'

/** What was requested, before its bytes exist: until then, the provider's id may still become known. */
export type IntentInput =
  | { readonly kind: 'capture'; readonly amount: Money; readonly final?: boolean }
  | {
      readonly kind: 'refund'
      readonly amount: Money
      readonly reason?: string
    }
  | { readonly kind: 'cancel'; readonly ifPaid: 'reverse' | 'keep' }
  /** `refund` is the application's id of the refund. */
  | { readonly kind: 'cancel_refund'; readonly refund: string }

/** A stored try without bytes. */
interface NotPrepared {
  readonly state: 'not_prepared'
  readonly input: IntentInput
}

const money = z.object({ currency: z.string(), minorUnits: z.int() })

const intentInput: z.ZodType<IntentInput> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('capture'), amount: money, final: z.boolean().exactOptional() }),
  z.object({
    kind: z.literal('refund'),
    amount: money,
    reason: z.string().exactOptional(),
  }),
  z.object({ kind: z.literal('cancel'), ifPaid: z.enum(['reverse', 'keep']) }),
  z.object({ kind: z.literal('cancel_refund'), refund: z.string() }),
])

const notPrepared: z.ZodType<NotPrepared> = z.object({
  state: z.literal('not_prepared'),
  input: intentInput,
})

/** How an intent is stored until its bytes exist. */
export function asNotPrepared(input: IntentInput): NotPrepared {
  return { state: 'not_prepared', input }
}

/** The intent behind a stored try; undefined where it has its bytes. */
export function readNotPrepared(stored: unknown): IntentInput | undefined {
  const read = notPrepared.safeParse(stored)
  return read.success ? read.data.input : undefined
}

import { z } from 'zod'
import type { Checked } from '../errors/issue.ts'
import type { PaymentRef } from '../payments/payment-ref.ts'
import { PAYMENT_STATUSES, type PaymentStatus } from '../payments/payment-status.ts'
import { check } from './check.ts'
import { paymentRefField, referenceField } from './fields.ts'

/** Cancels a payment. */
export interface CancelPayment {
  /** Your reference for this cancellation; never sent to the provider. */
  readonly reference: string
  readonly payment: PaymentRef
  /**
   * What should happen if the payer was faster. `reverse`: you agree that paid money is returned, where
   * the provider does that. `keep`: paid money must stay; at a provider that reverses, this needs
   * `lastRead` to be unpaid.
   */
  readonly ifPaid: 'reverse' | 'keep'
  /** The status that the last read showed. */
  readonly lastRead?: PaymentStatus | undefined
}

const cancelPayment: z.ZodType<CancelPayment> = z.strictObject({
  reference: referenceField,
  payment: paymentRefField,
  ifPaid: z.enum(['reverse', 'keep'], { error: "must be 'reverse' or 'keep'" }),
  lastRead: z.enum(PAYMENT_STATUSES).optional(),
})

/** Checks a cancel before anything is sent: every issue at once, by path. */
export function checkCancelPayment(input: unknown): Checked<CancelPayment> {
  return check(cancelPayment, input)
}

/**
 * Whether a `keep` may be sent to a provider that returns paid money on a cancel: only when the last
 * read was unpaid. An authorized payment may be captured before the cancel arrives.
 */
export function keepsPaidMoney({ ifPaid, lastRead }: CancelPayment): boolean {
  return ifPaid === 'reverse' || (lastRead !== undefined && UNPAID.includes(lastRead))
}

const UNPAID: readonly PaymentStatus[] = [
  'requires_action',
  'processing',
  'canceled',
  'expired',
  'failed',
]

import type { Instant, PaymentStatus } from '@paystate/core'
import type { PaymentFilter } from '../store/payments/payment-filter.ts'
import type { Standing } from '../store/payments/standing.ts'

/** Which payments are wanted: those that fit every field given. */
export interface PaymentsFilter {
  readonly order?: string | undefined
  readonly instance?: string | undefined
  readonly status?: PaymentStatus | undefined
  readonly standing?: Standing | undefined
  /** `true`: only those about which something is unknown. */
  readonly unknown?: boolean | undefined
  readonly currency?: string | undefined
  /** What was asked for, in minor units, both ends included. */
  readonly amount?:
    | { readonly from?: number | undefined; readonly to?: number | undefined }
    | undefined
  /** When it was created: the beginning is included, the end is not. */
  readonly created?:
    | { readonly from?: Instant | undefined; readonly to?: Instant | undefined }
    | undefined
  /**
   * An order, the id or the reference of a payment, a refund or another operation, or the provider's id of a
   * payment. In full it is found at once; the beginning of one is searched for among all payments that the
   * other fields leave.
   */
  readonly text?: string | undefined
}

/** The filter as statements take it. */
export function storedFilter(filter: PaymentsFilter): PaymentFilter {
  const { order, instance, status, standing, unknown, currency, amount, created, text } = filter
  return {
    order: order ?? null,
    instance: instance ?? null,
    status: status ?? null,
    standing: standing ?? null,
    isUnknown: unknown ?? false,
    currency: currency ?? null,
    amountFrom: amount?.from ?? null,
    amountTo: amount?.to ?? null,
    createdFrom: created?.from ?? null,
    createdTo: created?.to ?? null,
    text: text?.trim() || null,
  }
}

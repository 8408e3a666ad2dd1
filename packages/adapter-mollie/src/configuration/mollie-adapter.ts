import type { PaymentAdapter, ReadOptions, RefundRef } from '@paystate/core'
import type { ListMethods, MollieMethod } from '../methods/method.ts'
import type { RefundLook } from '../refunds/refund-not-found.ts'

/** What all providers share, and what only this one can tell. */
export interface MollieAdapter extends PaymentAdapter {
  /**
   * The payment methods that the account has enabled, with their limits; by an amount, those that fit it.
   *
   * @throws {PaymentError} Whatever a read can meet.
   * @see https://docs.mollie.com/reference/list-methods
   */
  listMethods(wish?: ListMethods): Promise<readonly MollieMethod[]>

  /**
   * Looks once at a refund that `getRefund` does not find, and at its payment in the same pass. Two looks,
   * handed to `isCanceledByLooks`, tell whether it was canceled.
   *
   * @throws {PaymentError} Whatever a read can meet.
   */
  lookAtRefund(refund: RefundRef, options?: ReadOptions): Promise<RefundLook>
}

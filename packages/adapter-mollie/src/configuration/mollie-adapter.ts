import type { PaymentAdapter } from '@paystate/core'
import type { ListMethods, MollieMethod } from '../methods/method.ts'

/** What all providers share, and what only this one can tell. */
export interface MollieAdapter extends PaymentAdapter {
  /**
   * The payment methods that the account has enabled, with their limits; by an amount, those that fit it.
   *
   * @throws {PaymentError} Whatever a read can meet.
   * @see https://docs.mollie.com/reference/list-methods
   */
  listMethods(wish?: ListMethods): Promise<readonly MollieMethod[]>
}

import { EngineError } from '../errors/engine-error.ts'
import type { PaymentRow } from '../store/payments/payment-row.ts'

/**
 * Refuses another attempt of an order whose last one has ended and was erased: a call that old is repeated by
 * mistake. An id of its own names an attempt that is meant.
 *
 * @throws {EngineError} `erased`
 */
export function refuseErased(
  last: PaymentRow | undefined,
  { id }: { readonly id?: string | undefined },
): void {
  if (!last || last.erasedAt === null || id !== undefined) return
  throw new EngineError('erased', {
    subject: `order ${last.order}`,
    what: 'Its last payment has ended unpaid, and its data was erased.',
  })
}

import type { Money, OperationKind, Preparation } from '@paystate/core'
import { isOpen } from '../operations/operation.ts'
import type { ShopPayment } from '../payments/shop-payment.ts'
import type { Shop } from '../shop/shop.ts'
import { type BeforeSending, perform } from './perform.ts'

/** Why nothing was sent. */
export type ActionRefusal = 'used_form' | 'wait' | 'too_much' | 'not_possible'

export type ActionResult =
  | { readonly kind: 'done'; readonly payment: ShopPayment }
  | { readonly kind: 'refused'; readonly reason: ActionRefusal }

export interface Action<K extends OperationKind> {
  readonly preparation: Preparation<K>
  readonly token: string
  readonly amount?: Money
  readonly beforeSending?: BeforeSending | undefined
  /** Checked again when saving, against the newest version of the payment. */
  readonly isPossible: (payment: ShopPayment) => boolean
}

/**
 * Stores and sends an operation on a payment. The same form submission counts once, and only one operation
 * runs at a time, so money that an unresolved operation may have moved is not moved again.
 */
export async function actOnPayment<K extends OperationKind>(
  shop: Shop,
  reference: string,
  action: Action<K>,
): Promise<ActionResult> {
  let reason: ActionRefusal = 'not_possible'
  const payment = await perform(shop, action, async (intend) => {
    for (;;) {
      const kept = await shop.store.find(reference)
      const refusal = kept ? refusalOf(kept, action) : 'not_possible'
      if (!kept || refusal) {
        reason = refusal ?? reason
        return undefined
      }
      const saved = await shop.store.save(intend(kept))
      if (saved !== 'stale') return saved
    }
  })
  return payment ? { kind: 'done', payment } : { kind: 'refused', reason }
}

function refusalOf<K extends OperationKind>(
  payment: ShopPayment,
  { token, isPossible }: Action<K>,
): ActionRefusal | undefined {
  if (payment.operations.some((operation) => operation.token === token)) return 'used_form'
  if (payment.operations.some(isOpen)) return 'wait'
  return isPossible(payment) ? undefined : 'not_possible'
}

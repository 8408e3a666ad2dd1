import type { Money, OperationKind, Preparation } from '@paystate/core'
import { instantOf } from '@paystate/core'
import type { Operation } from '../operations/operation.ts'
import { conclude } from '../payments/conclude.ts'
import type { ShopPayment } from '../payments/shop-payment.ts'
import { withOperation } from '../payments/with-operation.ts'
import type { Shop } from '../shop/shop.ts'
import { changePayment } from '../store/change-payment.ts'
import { intentLine } from '../story/operation-lines.ts'
import { tell } from '../story/story.ts'

/** Called when an operation is written down, before a byte leaves. */
export type BeforeSending = (written: {
  readonly operation: Operation
  readonly payment: ShopPayment
}) => Promise<void> | undefined

/** What is to be done, and which use of a form asked for it. */
export interface Wish<K extends OperationKind> {
  readonly preparation: Preparation<K>
  readonly token: string
  readonly amount?: Money
  readonly beforeSending?: BeforeSending | undefined
}

/**
 * The money path: write down what is about to be sent, send it, write down what is known then.
 *
 * @param save How the intent is kept; it gives back undefined when it must not be sent after all.
 */
export async function perform<K extends OperationKind>(
  shop: Shop,
  wish: Wish<K>,
  save: (intend: (payment: ShopPayment) => ShopPayment) => Promise<ShopPayment | undefined>,
): Promise<ShopPayment | undefined> {
  const { adapter, clock, store, inFlight } = shop
  const { reference } = wish.preparation
  const operation = operationOf(wish, clock.now())
  inFlight.add(reference)
  try {
    const saved = await save((payment) => intend(payment, operation, clock.now()))
    if (!saved) return undefined
    await wish.beforeSending?.({ operation, payment: saved })
    const outcome = await adapter.send(wish.preparation, { previousAttempts: 'none' })
    const now = clock.now()
    return await changePayment(store, saved.reference, (kept) => conclude(kept, outcome, { now }))
  } finally {
    inFlight.delete(reference)
  }
}

function operationOf<K extends OperationKind>(wish: Wish<K>, now: number): Operation {
  const { preparation, token, amount } = wish
  return {
    kind: preparation.kind,
    reference: preparation.reference,
    token,
    ...(amount && { amount }),
    preparation,
    intendedAt: instantOf(now),
    state: { type: 'intended' },
  }
}

function intend(payment: ShopPayment, operation: Operation, now: number): ShopPayment {
  const story = tell(payment.story, intentLine(operation, { now }))
  return { ...withOperation(payment, operation), story }
}

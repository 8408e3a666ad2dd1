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

/** Called once an operation is stored, before any byte is sent. */
export type BeforeSending = (written: {
  readonly operation: Operation
  readonly payment: ShopPayment
}) => Promise<void> | undefined

/** An operation to be written down and sent, with the token of the form submission that requested it. */
export interface Intended<K extends OperationKind> {
  readonly preparation: Preparation<K>
  readonly token: string
  readonly amount?: Money
  readonly beforeSending?: BeforeSending | undefined
}

/**
 * The money path: store what is about to be sent, send it, store the outcome.
 *
 * @param save How the intent is kept; it gives back undefined when it must not be sent after all.
 */
export async function perform<K extends OperationKind>(
  shop: Shop,
  intended: Intended<K>,
  save: (intend: (payment: ShopPayment) => ShopPayment) => Promise<ShopPayment | undefined>,
): Promise<ShopPayment | undefined> {
  const { adapter, clock, store, inFlight } = shop
  const { reference } = intended.preparation
  const operation = operationOf(intended, clock.now())
  inFlight.add(reference)
  try {
    const saved = await save((payment) => intend(payment, operation, clock.now()))
    if (!saved) return undefined
    await intended.beforeSending?.({ operation, payment: saved })
    const outcome = await adapter.send(intended.preparation, { previousAttempts: 'none' })
    const now = clock.now()
    return await changePayment(store, saved.reference, (kept) => conclude(kept, outcome, { now }))
  } finally {
    inFlight.delete(reference)
  }
}

function operationOf<K extends OperationKind>(intended: Intended<K>, now: number): Operation {
  const { preparation, token, amount } = intended
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

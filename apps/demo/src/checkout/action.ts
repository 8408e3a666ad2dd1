import { type Money, sameMoney } from '@paystate/core'
import { isEngineError, type WriteResult } from '@paystate/engine'
import { isOpen } from '../operations/operation.ts'
import type { PaymentView } from '../payments/payment-view.ts'
import type { Shop } from '../shop/shop.ts'

/** Why nothing was sent. */
export type ActionRefusal =
  | 'used_form'
  | 'other_form'
  | 'wait'
  | 'too_much'
  | 'disputed'
  | 'not_possible'

export type ActionResult =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly reason: ActionRefusal }

/** Identifies the next submission of a form: the same form sent twice has the same token and acts once. */
export function formToken({ operations }: PaymentView): string {
  return `step_${operations.length}`
}

/** The shop's id of a write: the engine gives each id one effect. */
export function operationId(
  { payment }: PaymentView,
  { kind, token }: { kind: string; token: string },
): string {
  return `${payment.id}:${kind}:${token}`
}

interface Act {
  readonly view: PaymentView
  /** The id that it has when this form was sent before. */
  readonly id: string
  readonly amount?: Money
  readonly write: () => Promise<WriteResult>
}

/** Does one thing to a payment, one at a time: what is open may still move the money that is asked for. */
export async function act(shop: Shop, { view, id, amount, write }: Act): Promise<ActionResult> {
  const { payment, operations } = view
  const sent = operations.find((operation) => operation.id === id)
  if (sent) return refused(isSame(sent.amount, amount) ? 'used_form' : 'other_form')
  if (operations.some(isOpen)) return refused('wait')
  try {
    const { operation } = await write()
    if (operation.kind === 'unknown') shop.hurry(payment)
    if (operation.kind === 'not_applied') readAgain(shop, payment)
    return { kind: 'done' }
  } catch (error) {
    const reason = isEngineError(error) ? REASONS.get(error.problem) : undefined
    if (!reason) throw error
    return refused(reason)
  } finally {
    shop.news.ring(payment.order)
  }
}

function isSame(one: Money | undefined, other: Money | undefined): boolean {
  return one === undefined || other === undefined || sameMoney(one, other)
}

/** A provider that rejects what seemed possible knows something that the shop does not. */
function readAgain({ payments, news }: Shop, { id, order }: PaymentView['payment']): void {
  void payments
    .get(id, { fresh: true })
    .catch(() => undefined) // the engine reads it later
    .finally(() => news.ring(order))
}

export function refused(reason: ActionRefusal): ActionResult {
  return { kind: 'refused', reason }
}

const REASONS: ReadonlyMap<string, ActionRefusal> = new Map([
  ['exceeds_balance', 'too_much'],
  ['disputed', 'disputed'],
  // Another form with the same token, of a page in another tab, was faster.
  ['conflict', 'other_form'],
  ['nothing_to_write', 'not_possible'],
  ['invalid_input', 'not_possible'],
])

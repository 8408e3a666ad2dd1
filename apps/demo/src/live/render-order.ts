import { isOpen } from '../operations/operation.ts'
import type { PageContext } from '../pages/context.ts'
import { orderFragments } from '../pages/order-fragments.ts'
import type { OrderView } from '../payments/payment-view.ts'
import { readOrderView } from '../payments/read-order-view.ts'
import type { Rendered } from './rendered.ts'

/** While the shop is finding something out, each attempt and lookup is shown; these ring no news. */
const BRIEFLY = 1_500
/** Changes ring news: at rest, a page is rendered rarely, or many open pages would be rendered all the time. */
const RARELY = 300_000

/** Renders what changes on the page of an order. */
export async function renderOrder(context: PageContext, reference: string): Promise<Rendered> {
  const view = await readOrderView(context.shop, reference)
  if (!view) return { fragments: [], restMs: RARELY }
  const before = markOf(context, view)
  return {
    fragments: orderFragments(context, view),
    restMs: isRestless(view) ? BRIEFLY : RARELY,
    hasChanged: () => markOf(context, view) !== before,
  }
}

function isRestless({ payments }: OrderView): boolean {
  return (
    payments.length === 0 ||
    payments.some(
      ({ payment, operations, isAwaited }) =>
        isAwaited || payment.needsRead || operations.some(isOpen),
    )
  )
}

/** The simulator's ledger, and where new payments go: both change without news. */
function markOf({ shop, simulation }: PageContext, { order, payments }: OrderView): string {
  const entries = payments.map(({ payment }) => simulation?.truthOf(payment).lines.length ?? 0)
  return [shop.switch.nameFor(order.amount.currency), ...entries].join()
}

import { formToken } from '../checkout/action.ts'
import { cancelPayment } from '../checkout/cancel-payment.ts'
import { capturePayment, refundPayment } from '../checkout/move-money.ts'
import { payOrder } from '../checkout/pay-order.ts'
import type { Order } from '../orders/order.ts'
import { latest } from '../scenarios/play.ts'
import { whileTimePasses } from '../scenarios/while-time-passes.ts'
import type { Trouble } from '../simulation/troubles.ts'
import type { Given } from './stop.ts'

const SOON = 20_000

/** Lets time pass until the engine has resolved what it can. */
export async function settle({ stage }: Given): Promise<void> {
  for (let step = 0; step < 4; step += 1) await stage.pass(SOON)
}

/** Pays a new order whose creation meets a trouble. */
export async function startIn(
  given: Given,
  { trouble, differs }: { readonly trouble: Trouble; readonly differs?: Partial<Order> },
): Promise<Order> {
  const { stage, provider } = given
  const order = stage.newOrder(differs)
  const paying = stage.during({ trouble, provider, kind: 'create' }, () =>
    payOrder(stage.shop, order),
  )
  await finished(given, { trouble, work: paying })
  return order
}

/** A deadline passes only where somebody waits for it. */
async function finished(
  { stage }: Given,
  { trouble, work }: { readonly trouble: Trouble; readonly work: Promise<unknown> },
): Promise<void> {
  await (trouble === 'stall' ? whileTimePasses(stage.clock, work) : work)
}

interface Write {
  readonly kind: 'refund' | 'capture'
  readonly minorUnits: number
  readonly trouble?: Trouble
}

/** Refunds or captures a part of an order's money, and stops as soon as the shop has its first outcome. */
export async function write(
  given: Given,
  order: Order,
  { kind, minorUnits, trouble = 'none' }: Write,
): Promise<void> {
  const { stage, provider } = given
  const view = await latest(stage, order)
  const amount = { currency: order.amount.currency, minorUnits }
  const act = kind === 'refund' ? refundPayment : capturePayment
  const work = stage.during({ trouble, provider, kind }, () =>
    act(stage.shop, view, { amount, token: formToken(view) }),
  )
  await finished(given, { trouble, work })
}

/** The shop cancels. */
export async function cancel(
  given: Given,
  order: Order,
  { ifPaid, trouble = 'none' }: { readonly ifPaid: 'keep' | 'reverse'; readonly trouble?: Trouble },
): Promise<void> {
  const { stage, provider } = given
  const view = await latest(stage, order)
  const work = stage.during({ trouble, provider, kind: 'cancel' }, () =>
    cancelPayment(stage.shop, view, { ifPaid, token: formToken(view) }),
  )
  await finished(given, { trouble, work })
}

/** Does what the simulator's control page offers for a payment, such as `charge_back`. */
export async function control(given: Given, order: Order, action: string): Promise<void> {
  const { stage, provider } = given
  const { payment } = await latest(stage, order)
  const offered = stage[provider].actionsOf(payment.providerId ?? '')
  const found = offered.find(({ name }) => name.split(':')[0] === action)
  if (!found) throw new Error(`No ${action} here; there are ${offered.map(({ name }) => name)}`)
  await found.run()
  await stage.engine.drain()
}

/** The payer comes back from the provider's page. */
export async function comeBack({ stage }: Given, order: Order): Promise<void> {
  const { shop, clock } = stage
  await shop.orders.markReturned(order.reference, new Date(clock.now()).toISOString())
  const url = `${shop.origin}/orders/${order.reference}/return`
  await shop.payments.readReturn(new Request(url), { waitMs: 0 })
}

import { formToken } from '../checkout/action.ts'
import { capturePayment, refundPayment } from '../checkout/move-money.ts'
import { type PayOptions, payOrder } from '../checkout/pay-order.ts'
import type { OperationState } from '../operations/operation.ts'
import type { Order } from '../orders/order.ts'
import type { PaymentView } from '../payments/payment-view.ts'
import { readOrderView } from '../payments/read-order-view.ts'
import type { Trouble } from '../simulation/troubles.ts'
import type { Stage } from './open-stage.ts'

/** Long enough for the provider to finish what it has begun, and for the engine to resolve what is unknown. */
const SOON = 20_000

/** The newest payment of an order as the shop knows it now. */
export async function latest({ shop }: Stage, order: Order): Promise<PaymentView> {
  const view = await readOrderView(shop, order.reference)
  const payment = view?.payments.at(-1)
  if (!payment) throw new Error(`The order ${order.reference} has no payment.`)
  return payment
}

interface Started extends PayOptions {
  readonly trouble?: Trouble
  readonly differs?: Partial<Order>
}

/** A payer presses "pay" in the shop. */
export async function start(
  stage: Stage,
  { trouble = 'none', differs = {}, ...options }: Started = {},
): Promise<Order> {
  const order = stage.newOrder(differs)
  const provider = stage.shop.switch.nameFor(order.amount.currency)
  const troubled = { trouble, provider, kind: 'create' } as const
  await stage.during(troubled, () => payOrder(stage.shop, order, options))
  return order
}

type Choice = 'pay' | 'fail' | 'cancel' | 'leave'

/** What a payer does on the provider's page. */
export async function choose(stage: Stage, order: Order, choice: Choice): Promise<void> {
  const view = await latest(stage, order)
  const { payer } = view.provider === 'antom' ? stage.antom : stage.mollie
  await payer[choice](pageOf(view))
  await stage.pass(SOON)
}

/** What the provider's page is about: the payment, or a session in which there is none yet. */
function pageOf({ payment }: PaymentView): string {
  const { providerId, nextAction } = payment
  if (providerId !== undefined) return providerId
  const isPage = typeof nextAction === 'object' && nextAction.type === 'redirect'
  const session = isPage ? new URL(nextAction.url).pathname.split('/').at(-1) : undefined
  if (session === undefined) throw new Error('The provider has not given a page.')
  return session
}

/** A payment that was paid. */
export async function startAndPay(stage: Stage, started: Started = {}): Promise<Order> {
  const order = await start(stage, started)
  await choose(stage, order, 'pay')
  return order
}

interface Moved {
  readonly minorUnits: number
  readonly trouble?: Trouble
}

/** Refunds or captures an amount in minor units. */
export async function move(
  stage: Stage,
  order: Order,
  { kind, minorUnits, trouble = 'none' }: Moved & { readonly kind: 'refund' | 'capture' },
): Promise<void> {
  const view = await latest(stage, order)
  const { provider } = view
  const amount = { currency: order.amount.currency, minorUnits }
  const request = { amount, token: formToken(view) }
  const work = () =>
    kind === 'refund'
      ? refundPayment(stage.shop, view, request)
      : capturePayment(stage.shop, view, request)
  const done = await stage.during({ trouble, provider, kind }, work)
  if (done.kind === 'refused') throw new Error(`The ${kind} was refused: ${done.reason}`)
  await expectState(stage, order, trouble === 'lost_response' ? 'unknown' : 'applied')
  for (let step = 0; step < 3; step += 1) await stage.pass(SOON)
}

/** Checks that the scenario really took the intended path. */
export async function expectState(
  stage: Stage,
  order: Order,
  expected: OperationState,
): Promise<void> {
  const { operations } = await latest(stage, order)
  const state = operations.at(-1)?.state
  if (state !== expected) throw new Error(`the first outcome should be ${expected}, not ${state}`)
}

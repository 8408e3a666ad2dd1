import { formToken } from '../checkout/action.ts'
import { cancelPayment } from '../checkout/cancel-payment.ts'
import { capturePayment, refundPayment } from '../checkout/move-money.ts'
import { payOrder } from '../checkout/pay-order.ts'
import type { OperationKind } from '../operations/operation.ts'
import type { Order } from '../orders/order.ts'
import { expectState, latest, startAndPay } from '../scenarios/play.ts'
import { CALLS } from '../simulation/faults-of-trouble.ts'
import { settle } from './go.ts'
import type { Given, Stop } from './stop.ts'

type Fault = 'stall' | 'stall_before_applying'

/** The shop is killed in the middle of what it does. */
export const KILL_STOPS: readonly Stop[] = [
  ...killed('payment', async (given, fault) => {
    const order = given.stage.newOrder()
    await kill(given, { order, kind: 'create', fault }, () => payOrder(given.stage.shop, order))
    return order
  }),
  ...killed('refund', async (given, fault) => {
    const order = await startAndPay(given.stage)
    const view = await latest(given.stage, order)
    const request = { amount: { ...order.amount, minorUnits: 450 }, token: formToken(view) }
    const work = () => refundPayment(given.stage.shop, view, request)
    await kill(given, { order, kind: 'refund', fault }, work)
    return order
  }),
  ...killed('capture', async (given, fault) => {
    const order = await startAndPay(given.stage, { differs: { capture: 'manual' } })
    const view = await latest(given.stage, order)
    const request = { amount: order.amount, token: formToken(view) }
    const work = () => capturePayment(given.stage.shop, view, request)
    await kill(given, { order, kind: 'capture', fault }, work)
    return order
  }),
  ...killed('cancel', async (given, fault) => {
    const order = await startAndPay(given.stage, { differs: { capture: 'manual' } })
    const view = await latest(given.stage, order)
    const ifPaid = given.provider === 'antom' ? 'reverse' : 'keep'
    const work = () => cancelPayment(given.stage.shop, view, { ifPaid, token: formToken(view) })
    await kill(given, { order, kind: 'cancel', fault }, work)
    return order
  }),
]

function killed(kind: string, go: (given: Given, fault: Fault) => Promise<Order>): readonly Stop[] {
  const later = (fault: Fault) => async (given: Given) => {
    const order = await go(given, fault)
    await settle(given)
    return order
  }
  return [
    {
      name: `killed before the ${kind} arrived`,
      go: (given) => go(given, 'stall_before_applying'),
    },
    { name: `killed before the ${kind} arrived: later`, go: later('stall_before_applying') },
    { name: `killed after the ${kind} was applied`, go: (given) => go(given, 'stall') },
    { name: `killed after the ${kind} was applied: later`, go: later('stall') },
  ]
}

interface Killed {
  readonly order: Order
  readonly kind: OperationKind
  readonly fault: Fault
}

/** No webhook of the earlier process comes to the next one. */
async function kill(
  { stage, provider }: Given,
  { order, kind, fault }: Killed,
  work: () => Promise<unknown>,
): Promise<void> {
  const { requests, webhooks } = stage[provider]
  const last = requests.entries().at(-1)?.sequence ?? 0
  // The engine may check the account first: only the requests that carry out the operation get no response.
  for (const call of CALLS[kind].mollie) stage.mollie.faults.next(call, fault, { times: 9 })
  for (const call of CALLS[kind].antom) stage.antom.faults.next(call, fault, { times: 9 })
  webhooks.faults.next({ kind: 'lost' }, { times: 9 })
  work().catch(() => {})
  const isSent = () =>
    requests.entries().some((entry) => entry.sequence > last && entry.fault === fault)
  while (!isSent()) await soon()
  await stage.crash()
  for (const simulator of [stage.mollie, stage.antom]) simulator.faults.clear()
  webhooks.faults.clear()
  await expectState(stage, order, 'attempted')
}

function soon(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

import { formToken } from '../checkout/action.ts'
import { cancelPayment } from '../checkout/cancel-payment.ts'
import { type PayOptions, payOrder } from '../checkout/pay-order.ts'
import type { Order } from '../orders/order.ts'
import type { Trouble } from '../simulation/troubles.ts'
import type { Stage } from './open-stage.ts'
import { choose, expectState, latest, move, start, startAndPay } from './play.ts'
import type { Scenario } from './scenario.ts'

const SOON = 20_000
const QUARTER_OF_AN_HOUR = 16 * 60_000
const PRICE = 2450
const PART = 450

const PAID = {
  mollie: { providerStatus: 'paid', status: 'captured', captured: PRICE },
  antom: { providerStatus: 'SUCCESS', status: 'captured', captured: PRICE },
} as const

const CANCELED = {
  mollie: { providerStatus: 'canceled', status: 'canceled' },
  antom: { providerStatus: 'CANCELLED', status: 'canceled' },
} as const

/** The scenarios that run on every provider. */
export const SCENARIOS: readonly Scenario[] = [
  { name: 'paid', play: (stage) => startAndPay(stage), expected: PAID },
  {
    name: 'abandoned',
    async play(stage) {
      const order = await start(stage)
      await choose(stage, order, 'leave')
      await stage.pass(QUARTER_OF_AN_HOUR)
      return order
    },
    expected: {
      mollie: { providerStatus: 'expired', status: 'expired' },
      antom: { providerStatus: 'FAIL', status: 'failed' },
    },
  },
  {
    name: 'failed',
    async play(stage) {
      const order = await start(stage)
      await choose(stage, order, 'fail')
      return order
    },
    expected: {
      mollie: { providerStatus: 'failed', status: 'failed' },
      antom: { providerStatus: 'FAIL', status: 'failed' },
    },
  },
  {
    name: 'reserved, then charged',
    async play(stage) {
      const order = await startAndPay(stage, { differs: { capture: 'manual' } })
      await move(stage, order, { kind: 'capture', minorUnits: PRICE })
      return order
    },
    expected: PAID,
  },
  {
    name: 'canceled before paying',
    async play(stage) {
      const order = await start(stage, cancelableMethod(stage))
      return cancel(stage, order, { ifPaid: 'keep' })
    },
    expected: CANCELED,
  },
  {
    name: 'canceled after paying',
    play: async (stage) => cancel(stage, await startAndPay(stage), { ifPaid: 'reverse' }),
    expected: {
      mollie: { ...PAID.mollie, note: 'paid money cannot be canceled here: refund it' },
      antom: { providerStatus: 'CANCELLED', status: 'canceled', captured: PRICE, reversed: PRICE },
    },
  },
  {
    name: 'refunded in part',
    async play(stage) {
      const order = await startAndPay(stage)
      await move(stage, order, { kind: 'refund', minorUnits: PART })
      return order
    },
    expected: withRefunds({ refunded: PART, refunds: 1 }),
  },
  {
    name: 'refunded in part, then whole',
    async play(stage) {
      const order = await startAndPay(stage)
      await move(stage, order, { kind: 'refund', minorUnits: PART })
      await move(stage, order, { kind: 'refund', minorUnits: PRICE - PART })
      return order
    },
    expected: withRefunds({ refunded: PRICE, refunds: 2 }),
  },
  {
    name: 'response lost, paid',
    async play(stage) {
      const order = await start(stage, { trouble: 'lost_response' })
      await expectState(stage, order, 'unknown')
      await stage.pass(SOON)
      await choose(stage, order, 'pay')
      return order
    },
    expected: PAID,
  },
  {
    name: 'refund response lost',
    async play(stage) {
      const order = await startAndPay(stage)
      await move(stage, order, { kind: 'refund', minorUnits: PRICE, trouble: 'lost_response' })
      return order
    },
    expected: withRefunds({ refunded: PRICE, refunds: 1 }),
  },
  {
    name: 'cancel response lost',
    async play(stage) {
      const order = await start(stage, cancelableMethod(stage))
      return cancel(stage, order, { ifPaid: 'keep', trouble: 'lost_response' })
    },
    expected: CANCELED,
  },
  {
    name: 'never sent, tried again, paid',
    async play(stage) {
      const order = await start(stage, { trouble: 'refused' })
      await expectState(stage, order, 'not_applied')
      await payOrder(stage.shop, order)
      await choose(stage, order, 'pay')
      return order
    },
    expected: PAID,
  },
]

function withRefunds(more: { refunded: number; refunds: number }): Scenario['expected'] {
  return { mollie: { ...PAID.mollie, ...more }, antom: { ...PAID.antom, ...more } }
}

/** Few of Mollie's methods can be canceled by the shop while the payer can still pay. */
function cancelableMethod({ shop }: Stage): PayOptions {
  return shop.switch.nameFor('EUR') === 'mollie' ? { extra: { method: 'banktransfer' } } : {}
}

async function cancel(
  stage: Stage,
  order: Order,
  { ifPaid, trouble = 'none' }: { ifPaid: 'keep' | 'reverse'; trouble?: Trouble },
): Promise<Order> {
  const view = await latest(stage, order)
  const { provider } = view
  const work = () => cancelPayment(stage.shop, view, { token: formToken(view), ifPaid })
  await stage.during({ trouble, provider, kind: 'cancel' }, work)
  if (trouble === 'lost_response') await expectState(stage, order, 'unknown')
  await stage.pass(SOON)
  await stage.pass(SOON)
  return order
}

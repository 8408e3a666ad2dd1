import { cancelOrder } from '../checkout/cancel-order.ts'
import { payOrder } from '../checkout/pay-order.ts'
import { formToken } from '../payments/form-token.ts'
import type { ShopPayment } from '../payments/shop-payment.ts'
import type { Stage } from './open-stage.ts'
import { choose, expectState, giveBack, latest, loseResponse, start, startAndPay } from './play.ts'
import type { Scenario } from './scenario.ts'

const SOON = 5_000
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

/** The same scenarios for every provider. */
export const SCENARIOS: readonly Scenario[] = [
  { name: 'paid', play: (stage) => startAndPay(stage), expected: PAID },
  {
    name: 'abandoned',
    async play(stage) {
      const payment = await start(stage)
      await choose(stage, payment, 'leave')
      await stage.pass(QUARTER_OF_AN_HOUR)
      return latest(stage, payment)
    },
    expected: {
      mollie: { providerStatus: 'expired', status: 'expired' },
      antom: { providerStatus: 'FAIL', status: 'failed' },
    },
  },
  {
    name: 'failed',
    async play(stage) {
      const payment = await start(stage)
      await choose(stage, payment, 'fail')
      return latest(stage, payment)
    },
    expected: {
      mollie: { providerStatus: 'failed', status: 'failed' },
      antom: { providerStatus: 'FAIL', status: 'failed' },
    },
  },
  {
    name: 'canceled before paying',
    async play(stage) {
      const payment = await start(stage, cancelableMethod(stage))
      return cancel(stage, payment, { ifPaid: 'keep' })
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
    play: async (stage) => giveBack(stage, await startAndPay(stage), { minorUnits: PART }),
    expected: withRefunds({ refunded: PART, refunds: 1 }),
  },
  {
    name: 'refunded in part, then whole',
    async play(stage) {
      const part = await giveBack(stage, await startAndPay(stage), { minorUnits: PART })
      return giveBack(stage, part, { minorUnits: PRICE - PART })
    },
    expected: withRefunds({ refunded: PRICE, refunds: 2 }),
  },
  {
    name: 'response lost, recovered, paid',
    async play(stage) {
      const payment = await start(stage, { beforeSending: loseResponse(stage) })
      expectState(payment, 'unknown')
      await stage.pass(SOON)
      await choose(stage, await latest(stage, payment), 'pay')
      return latest(stage, payment)
    },
    expected: PAID,
  },
  {
    name: 'refund response lost, recovered',
    async play(stage) {
      const payment = await startAndPay(stage)
      return giveBack(stage, payment, { minorUnits: PRICE, isResponseLost: true })
    },
    expected: withRefunds({ refunded: PRICE, refunds: 1 }),
  },
  {
    name: 'cancel response lost, recovered',
    async play(stage) {
      const payment = await start(stage, cancelableMethod(stage))
      return cancel(stage, payment, { ifPaid: 'keep', isResponseLost: true })
    },
    expected: CANCELED,
  },
  {
    name: 'never sent, retried, paid',
    async play(stage) {
      const { server } = stage.simulation
      const order = stage.newOrder()
      const refused = await payOrder(stage.shop, order, {
        beforeSending: (written) => stage.simulation.arm('refused', written),
      })
      expectState(refused, 'not_applied')
      await server.refuseConnections(false)
      const payment = await payOrder(stage.shop, order)
      await choose(stage, payment, 'pay')
      return latest(stage, payment)
    },
    expected: PAID,
  },
]

function withRefunds(more: { refunded: number; refunds: number }): Scenario['expected'] {
  return { mollie: { ...PAID.mollie, ...more }, antom: { ...PAID.antom, ...more } }
}

/** Few of Mollie's methods can be canceled by the shop while the payer can still pay. */
function cancelableMethod({ provider }: Stage): { extra?: { method: string } } {
  return provider === 'mollie' ? { extra: { method: 'banktransfer' } } : {}
}

async function cancel(
  stage: Stage,
  payment: ShopPayment,
  { ifPaid, isResponseLost = false }: { ifPaid: 'keep' | 'reverse'; isResponseLost?: boolean },
): Promise<ShopPayment> {
  const beforeSending = isResponseLost ? loseResponse(stage) : undefined
  await cancelOrder(stage.shop, payment, { token: formToken(payment), ifPaid, beforeSending })
  if (isResponseLost) expectState(await latest(stage, payment), 'unknown')
  await stage.pass(SOON)
  await stage.pass(SOON)
  return latest(stage, payment)
}

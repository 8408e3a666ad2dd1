import { payOrder } from '../checkout/pay-order.ts'
import type { Order } from '../orders/order.ts'
import { choose, latest, start, startAndPay } from '../scenarios/play.ts'
import { cancel, comeBack, control, settle } from './go.ts'
import type { Given, ProviderId, Stop } from './stop.ts'

const QUARTER_OF_AN_HOUR = 16 * 60_000
const MONTH = 31 * 24 * 60 * 60_000

/** Everything between the provider's page and money that is held. */
export const PAYER_STOPS: readonly Stop[] = [
  { name: 'paid', go: ({ stage }) => startAndPay(stage) },
  { name: 'paid, the webhook lost', go: (given) => payUnheard(given) },
  {
    name: 'paid, the webhook lost, the payer back, the provider down',
    async go(given) {
      const { stage, provider } = given
      const order = await payUnheard(given)
      stage[provider].faults.next('*', 'unavailable', { times: 100 })
      await comeBack(given, order)
      return order
    },
  },
  {
    name: 'paid, the webhook lost, the payer back',
    async go(given) {
      const order = await payUnheard(given)
      await comeBack(given, order)
      return order
    },
  },
  {
    name: 'not paid, the payer back',
    async go(given) {
      const order = await start(given.stage)
      await comeBack(given, order)
      return order
    },
  },
  { name: 'waiting for the bank', go: pend },
  {
    name: 'refused by the bank',
    go: (given) => afterBank(given, { mollie: 'decline', antom: 'refuse' }),
  },
  {
    name: 'confirmed by the bank',
    go: (given) => afterBank(given, { mollie: 'confirm', antom: 'confirm' }),
  },
  { name: 'failed', go: ({ stage }) => chosen(stage, 'fail') },
  { name: 'canceled by the payer', only: 'mollie', go: ({ stage }) => chosen(stage, 'cancel') },
  {
    name: 'expired',
    async go({ stage }) {
      const order = await chosen(stage, 'leave')
      await stage.pass(QUARTER_OF_AN_HOUR)
      return order
    },
  },
  { name: 'canceled by the shop', go: (given) => cancelUnpaid(given) },
  {
    name: 'canceled by the shop, the response lost',
    go: (given) => cancelUnpaid(given, 'lost_response'),
  },
  {
    name: 'canceled by the shop, the provider not reached',
    go: (given) => cancelUnpaid(given, 'refused'),
  },
  {
    name: 'paid after it had failed',
    async go(given) {
      const order = await chosen(given.stage, 'fail')
      const { payment } = await latest(given.stage, order)
      await payLate(given, payment.providerId)
      await settle(given)
      return order
    },
  },
  {
    name: 'paid after the shop had canceled it',
    async go(given) {
      const order = await cancelUnpaid(given)
      await settle(given)
      const { payment } = await latest(given.stage, order)
      await payLate(given, payment.providerId)
      await settle(given)
      return order
    },
  },
  {
    name: 'a second payment after one that failed',
    async go(given) {
      const order = await chosen(given.stage, 'fail')
      await pays(given, order)
      return order
    },
  },
  {
    name: 'paid twice',
    async go(given) {
      const order = await chosen(given.stage, 'fail')
      const first = await latest(given.stage, order)
      await pays(given, order)
      await choose(given.stage, order, 'pay')
      await payLate(given, first.payment.providerId)
      await settle(given)
      return order
    },
  },
  {
    name: 'a forged webhook',
    async go({ stage, provider }) {
      const order = await start(stage)
      const { payment } = await latest(stage, order)
      const id = payment.providerId
      if (id) stage[provider].webhooks.forge(id)
      await stage.pass(1_000)
      return order
    },
  },
  {
    name: 'under way when the provider was switched',
    async go({ stage, provider }) {
      const order = await start(stage)
      await stage.use(provider === 'mollie' ? 'antom' : 'mollie')
      return order
    },
  },
  {
    name: 'reserved, and the authorization ran out',
    async go({ stage }) {
      const order = await startAndPay(stage, { differs: { capture: 'manual' } })
      await stage.pass(MONTH)
      return order
    },
  },
]

async function pays({ stage }: Given, order: Order): Promise<void> {
  await payOrder(stage.shop, order)
}

async function chosen(stage: Given['stage'], choice: 'fail' | 'cancel' | 'leave'): Promise<Order> {
  const order = await start(stage)
  await choose(stage, order, choice)
  return order
}

/** The money of a payment that has ended comes all the same. */
async function payLate({ stage, provider }: Given, id = ''): Promise<void> {
  const late = { isLate: true }
  await (provider === 'mollie' ? stage.mollie.bank.payLate(id) : stage.antom.payer.pay(id, late))
}

/** The payer pays, and no webhook says so. */
async function payUnheard({ stage, provider }: Given): Promise<Order> {
  const order = await start(stage)
  const { webhooks, payer } = stage[provider]
  const { payment } = await latest(stage, order)
  webhooks.faults.next({ kind: 'lost' }, { times: 9 })
  await payer.pay(payment.providerId ?? '')
  webhooks.faults.clear()
  return order
}

/** A method whose money takes days. */
async function pend({ stage, provider }: Given): Promise<Order> {
  const extra = provider === 'mollie' ? { method: 'banktransfer' } : { paymentMethodType: 'SOFORT' }
  const order = await start(stage, { extra })
  const { payment } = await latest(stage, order)
  const id = payment.providerId ?? ''
  await (provider === 'mollie' ? stage.mollie.payer.startPaying(id) : stage.antom.payer.pay(id))
  await stage.pass(1_000)
  return order
}

async function afterBank(given: Given, does: Readonly<Record<ProviderId, string>>) {
  const order = await pend(given)
  await control(given, order, does[given.provider])
  return order
}

async function cancelUnpaid(given: Given, trouble: 'none' | 'lost_response' | 'refused' = 'none') {
  const { stage, provider } = given
  const order = await start(
    stage,
    provider === 'mollie' ? { extra: { method: 'banktransfer' } } : {},
  )
  await cancel(given, order, { ifPaid: 'keep', trouble })
  return order
}

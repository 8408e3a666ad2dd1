import { DEFAULT_MOLLIE_KEY } from '@paystate/simulator/mollie'
import type { Order } from '../orders/order.ts'
import { latest, startAndPay } from '../scenarios/play.ts'
import { TROUBLES, type Trouble } from '../simulation/troubles.ts'
import { cancel, control, settle, write } from './go.ts'
import type { Given, Stop } from './stop.ts'

const PRICE = 2450
const PART = 450
const HOUR = 60 * 60_000

const RESERVED = { differs: { capture: 'manual' } } as const

/** Everything that can happen to money that is reserved or held. */
export const MONEY_STOPS: readonly Stop[] = [
  { name: 'reserved', go: ({ stage }) => startAndPay(stage, RESERVED) },
  { name: 'reserved, charged in part', go: (given) => captured(given, { minorUnits: PART }) },
  { name: 'reserved, charged', go: (given) => captured(given, { minorUnits: PRICE }) },
  ...troubled('capture', (given, trouble) => capturing(given, trouble)),
  { name: 'reserved, then released', go: released },
  {
    name: 'reserved, then released, the response lost',
    async go(given) {
      const order = await startAndPay(given.stage, RESERVED)
      await cancel(given, order, { ifPaid: 'keep', trouble: 'lost_response' })
      return order
    },
  },
  {
    name: 'paid, then canceled with the money returned',
    only: 'antom',
    async go(given) {
      const order = await startAndPay(given.stage)
      await cancel(given, order, { ifPaid: 'reverse' })
      await settle(given)
      return order
    },
  },
  { name: 'refund sent', go: (given) => refunding(given, 'none') },
  ...troubled('refund', refunding),
  { name: 'refunded in part', go: (given) => refunded(given, PART) },
  { name: 'refunded in whole', go: (given) => refunded(given, PRICE) },
  {
    name: 'refund rejected',
    async go(given) {
      const { stage, provider } = given
      const order = await startAndPay(stage)
      const paid = await latest(stage, order)
      if (provider === 'antom') stage.antom.bank.limitBalance({ currency: 'EUR', minorUnits: 0 })
      else await refundInDashboard(given, paid.payment.providerId ?? '')
      await write(given, order, { kind: 'refund', minorUnits: PART })
      await settle(given)
      return order
    },
  },
  {
    name: 'refunded in part, while the bank took all of it back',
    only: 'mollie',
    async go(given) {
      const { stage } = given
      const order = await startAndPay(stage)
      const { payment } = await latest(stage, order)
      await stage.mollie.bank.chargeBack(payment.providerId ?? '')
      await write(given, order, { kind: 'refund', minorUnits: PART })
      await settle(given)
      return order
    },
  },
  {
    name: 'refund bounced',
    only: 'mollie',
    async go(given) {
      const order = await refunded(given, PART)
      await control(given, order, 'fail_refund')
      await settle(given)
      return order
    },
  },
  {
    name: 'refund failed',
    only: 'antom',
    async go(given) {
      const { stage } = given
      const order = await startAndPay(stage)
      stage.antom.bank.holdNext('refund')
      await write(given, order, { kind: 'refund', minorUnits: PART })
      await control(given, order, 'fail_refund')
      await settle(given)
      return order
    },
  },
  {
    name: 'refund: the provider is down',
    async go(given) {
      const { stage, provider } = given
      const order = await startAndPay(stage)
      stage[provider].faults.next('*', 'unavailable', { times: 100_000 })
      await write(given, order, { kind: 'refund', minorUnits: PART })
      return order
    },
  },
  {
    name: 'refund: the provider is down for an hour',
    async go(given) {
      const { stage, provider } = given
      const order = await startAndPay(stage)
      stage[provider].faults.next('*', 'unavailable', { times: 100_000 })
      await write(given, order, { kind: 'refund', minorUnits: PART })
      await stage.pass(HOUR)
      return order
    },
  },
  {
    name: 'charged back',
    async go(given) {
      const order = await startAndPay(given.stage)
      await control(given, order, 'charge_back')
      await settle(given)
      return order
    },
  },
  {
    name: 'refunded in part, then charged back',
    async go(given) {
      const order = await refunded(given, PART)
      await control(given, order, 'charge_back')
      await settle(given)
      return order
    },
  },
  { name: 'disputed', only: 'antom', go: (given) => disputed(given) },
  { name: 'disputed and won', only: 'antom', go: (given) => disputed(given, 'win_dispute') },
  { name: 'disputed and lost', only: 'antom', go: (given) => disputed(given, 'lose_dispute') },
  {
    name: 'charged back, and won back',
    only: 'mollie',
    async go(given) {
      const order = await startAndPay(given.stage)
      await control(given, order, 'charge_back')
      await control(given, order, 'reverse')
      await settle(given)
      return order
    },
  },
]

/** What each trouble makes of a write, at once and later. */
function troubled(
  kind: 'refund' | 'capture',
  go: (given: Given, trouble: Trouble) => Promise<Order>,
): readonly Stop[] {
  return TROUBLES.flatMap(({ id, ...trouble }): Stop[] => {
    if (id === 'none') return []
    const only = 'only' in trouble ? { only: trouble.only } : {}
    return [
      { ...only, name: `${kind}, ${id}: at once`, go: (given) => go(given, id) },
      {
        ...only,
        name: `${kind}, ${id}: later`,
        async go(given) {
          const order = await go(given, id)
          await settle(given)
          return order
        },
      },
    ]
  })
}

/** No webhook ends the doubt early. */
async function capturing(given: Given, trouble: Trouble): Promise<Order> {
  const { stage, provider } = given
  const order = await startAndPay(stage, RESERVED)
  stage[provider].webhooks.faults.next({ kind: 'lost' }, { times: 9 })
  await write(given, order, { kind: 'capture', minorUnits: PRICE, trouble })
  stage[provider].webhooks.faults.clear()
  return order
}

async function refunding(given: Given, trouble: Trouble): Promise<Order> {
  const { stage, provider } = given
  const order = await startAndPay(stage)
  stage[provider].webhooks.faults.next({ kind: 'lost' }, { times: 9 })
  await write(given, order, { kind: 'refund', minorUnits: PART, trouble })
  stage[provider].webhooks.faults.clear()
  return order
}

/** Somebody refunds all of it where the shop does not see it, and no webhook says so. */
async function refundInDashboard({ stage }: Given, id: string): Promise<void> {
  const { webhooks, fetch } = stage.mollie
  webhooks.faults.next({ kind: 'lost' }, { times: 9 })
  const amount = { currency: 'EUR', value: (PRICE / 100).toFixed(2) }
  const headers = {
    authorization: `Bearer ${DEFAULT_MOLLIE_KEY}`,
    'content-type': 'application/json',
  }
  const body = JSON.stringify({ amount })
  const url = `https://api.mollie.test/v2/payments/${id}/refunds`
  const { status } = await fetch(new Request(url, { method: 'POST', headers, body }))
  if (status !== 201) throw new Error(`The refund was not made: ${status}`)
}

async function captured(given: Given, { minorUnits }: { minorUnits: number }): Promise<Order> {
  const order = await startAndPay(given.stage, RESERVED)
  await write(given, order, { kind: 'capture', minorUnits })
  await settle(given)
  return order
}

async function refunded(given: Given, minorUnits: number): Promise<Order> {
  const order = await startAndPay(given.stage)
  await write(given, order, { kind: 'refund', minorUnits })
  await settle(given)
  return order
}

async function released(given: Given): Promise<Order> {
  const order = await startAndPay(given.stage, RESERVED)
  await cancel(given, order, { ifPaid: 'keep' })
  await settle(given)
  return order
}

async function disputed(given: Given, end?: string): Promise<Order> {
  const order = await startAndPay(given.stage)
  await control(given, order, 'dispute')
  if (end !== undefined) await control(given, order, end)
  await settle(given)
  return order
}

import { payOrder } from '../checkout/pay-order.ts'
import type { Order } from '../orders/order.ts'
import { expectState, start } from '../scenarios/play.ts'
import { TROUBLES } from '../simulation/troubles.ts'
import { settle, startIn } from './go.ts'
import type { Given, Stop } from './stop.ts'

const HOUR = 60 * 60_000

/** Everything that can happen before the payer has a page to pay on. */
export const CREATION_STOPS: readonly Stop[] = [
  { name: 'placed, no payment stored', go: place },
  { name: 'waiting for the payer', go: ({ stage }) => start(stage) },
  ...TROUBLES.flatMap(({ id, ...trouble }): Stop[] => {
    if (id === 'none') return []
    const only = 'only' in trouble ? { only: trouble.only } : {}
    return [
      { ...only, name: `creation, ${id}: at once`, go: (given) => startIn(given, { trouble: id }) },
      {
        ...only,
        name: `creation, ${id}: later`,
        async go(given) {
          const order = await startIn(given, { trouble: id })
          await settle(given)
          return order
        },
      },
    ]
  }),
  { name: 'creation rejected', go: reject },
  { name: 'creation: the provider is down', go: (given) => whileDown(given, 0) },
  { name: 'creation: the provider is down for an hour', go: (given) => whileDown(given, HOUR) },
  {
    name: 'killed before the request arrived',
    go: (given) => kill(given, 'stall_before_applying'),
  },
  { name: 'killed after the provider applied it', go: (given) => kill(given, 'stall') },
  {
    name: 'killed after the provider applied it: later',
    async go(given) {
      const order = await kill(given, 'stall')
      await settle(given)
      return order
    },
  },
]

async function place({ stage }: Given): Promise<Order> {
  return stage.shop.orders.place(stage.newOrder())
}

async function reject({ stage, provider }: Given): Promise<Order> {
  const extra = provider === 'mollie' ? { method: 'twint' } : { paymentMethodType: 'KAKAOPAY' }
  return start(stage, { extra })
}

async function whileDown(given: Given, milliseconds: number): Promise<Order> {
  const { stage, provider } = given
  const order = stage.newOrder()
  const { faults } = stage[provider]
  faults.next('*', 'unavailable', { times: 100_000 })
  await payOrder(stage.shop, order)
  if (milliseconds > 0) await stage.pass(milliseconds)
  return order
}

async function kill(given: Given, fault: 'stall' | 'stall_before_applying'): Promise<Order> {
  const { stage, provider } = given
  const order = stage.newOrder()
  const { faults, requests } = stage[provider]
  const last = requests.entries().at(-1)?.sequence ?? 0
  // The engine may check the account first: only the request that creates the payment gets no response.
  if (provider === 'mollie') stage.mollie.faults.next('create_payment', fault, { times: 9 })
  else stage.antom.faults.next('pay', fault, { times: 9 })
  const paying = payOrder(stage.shop, order)
  paying.catch(() => {})
  const isSent = () =>
    requests.entries().some((entry) => entry.sequence > last && entry.fault === fault)
  while (!isSent()) await soon()
  await stage.engine.crash()
  faults.clear()
  await expectState(stage, order, 'attempted')
  return order
}

function soon(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

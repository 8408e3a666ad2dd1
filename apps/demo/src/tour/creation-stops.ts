import { payOrder } from '../checkout/pay-order.ts'
import type { Order } from '../orders/order.ts'
import { start } from '../scenarios/play.ts'
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

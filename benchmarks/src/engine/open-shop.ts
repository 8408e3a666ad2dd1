import { instantOf, money } from '@paystate/core'
import { createPayments, type OpenedDatabase, type Payments } from '@paystate/engine'
import { createSimulatorClock } from '@paystate/simulator'
import { createMollieSimulator, DEFAULT_MOLLIE_KEY } from '@paystate/simulator/mollie'

/** A shop on one database, whose provider is simulated in this process. */
export interface Shop {
  readonly payments: Payments
  /**
   * Pays orders: intents, requests, webhooks, reads, and the events in the shop's own table.
   *
   * @returns Their payments.
   */
  payWhole(count?: number): Promise<readonly string[]>
}

export async function openShop(database: OpenedDatabase): Promise<Shop> {
  const clock = createSimulatorClock()
  const mollie = createMollieSimulator({
    clock,
    deliver: (request) => payments.receiveWebhook('mollie', request),
  })
  const payments = await createPayments({
    database: { query: database.query, transaction: database.transaction },
    providers: {
      mollie: {
        provider: 'mollie',
        apiKey: DEFAULT_MOLLIE_KEY,
        baseUrl: 'https://api.mollie.test',
      },
    },
    webhookUrl: 'https://shop.example/webhooks',
    load: (name) => import(name),
    fetch: mollie.fetch,
    clock,
    now: () => instantOf(clock.now()),
  })
  await database.query('create table if not exists paid (order_id text primary key)')
  await payments.consumer('shop', {
    from: 'now',
    on: {
      'order.paid': async ({ order }, { tx }) => {
        await tx.query('insert into paid values ($1)', [order])
      },
    },
  })
  let orders = 0
  return {
    payments,
    async payWhole(count = 1) {
      const paid: string[] = []
      while (paid.length < count) {
        orders += 1
        const { payment } = await payments.pay({
          order: `order_${orders}`,
          amount: money('EUR', 1050),
          description: 'A blanket',
          returnUrl: 'https://shop.example/return',
        })
        await mollie.payer.pay(payment.providerId ?? '')
        paid.push(payment.id)
      }
      await clock.advance(0)
      while ((await payments.work({ forMs: 0 })) > 0);
      return paid
    },
  }
}

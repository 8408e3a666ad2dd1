import { instantOf, money } from '@paystate/core'
import { createSimulatorClock } from '@paystate/simulator'
import { createMollieSimulator, DEFAULT_MOLLIE_KEY } from '@paystate/simulator/mollie'
import { createPayments, type Payments, type PayResult } from '../../src/index.ts'
import type { Database } from '../../src/store/database/database.ts'

/** A shop whose payments go their whole way: request, webhook, read, and the event in the shop's own table. */
export interface WholeShop {
  readonly payments: Payments
  pay(order: string): Promise<PayResult>
  /** The payer pays; the webhook arrives with `deliver`. */
  payerPays(result: PayResult): Promise<void>
  /** Delivers the webhooks that are due. */
  deliver(): Promise<void>
}

/** Opens it on a database with the schema and nothing else of this shop. */
export async function openWholeShop(database: Database): Promise<WholeShop> {
  const clock = createSimulatorClock()
  const mollie = createMollieSimulator({
    clock,
    deliver: (request) => payments.receiveWebhook('mollie', request),
  })
  const payments = await createPayments({
    database,
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
  return {
    payments,
    pay: (order) =>
      payments.pay({
        order,
        amount: money('EUR', 1050),
        description: 'A blanket',
        returnUrl: 'https://shop.example/return',
      }),
    payerPays: ({ payment }) => mollie.payer.pay(payment.providerId ?? ''),
    async deliver() {
      await clock.advance(0)
    },
  }
}

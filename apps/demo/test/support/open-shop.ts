import { createOrderReference } from '../../src/orders/create-order-reference.ts'
import type { PaymentView } from '../../src/payments/payment-view.ts'
import { readOrderView } from '../../src/payments/read-order-view.ts'
import type { Stage } from '../../src/scenarios/open-stage.ts'
import type { Trouble } from '../../src/simulation/troubles.ts'
import { createApp } from '../../src/web/app.ts'
import { sharedStage } from './shared-stage.ts'

/** A visitor of a shop without ports, with an order of their own. */
export interface VisitedShop {
  readonly stage: Stage
  readonly order: string
  readonly path: string
  request(path: string, init?: RequestInit): Promise<Response>
  post(path: string, fields: Record<string, string>): Promise<Response>
  /** The text of a page; default: of the order. */
  page(path?: string): Promise<string>
  /** Places the order. */
  buy(given?: { trouble?: Trouble; capture?: 'automatic' | 'manual' }): Promise<Response>
  payment(): Promise<PaymentView>
  /** What the payer does on the provider's page, with its webhook. */
  choose(choice: 'pay' | 'fail' | 'cancel', id?: string): Promise<void>
  /** The paths of the forms about the newest payment. */
  forms(): Promise<string>
  /** How many payments and refunds the provider really has of the order. */
  truth(): Promise<{ payments: number; refunds: number }>
}

/** Mollie takes the payments, unless another provider is named. */
export async function openShop(provider = 'mollie'): Promise<VisitedShop> {
  const stage = await sharedStage()
  const { shop } = stage
  await stage.use(provider)
  const simulator = provider === 'antom' ? stage.antom : stage.mollie
  simulator.faults.clear()
  const app = createApp({ shop })
  const order = createOrderReference()
  const path = `/orders/${order}`
  const request = async (where: string, init?: RequestInit) => app.request(where, init)
  const post = (where: string, fields: Record<string, string>) =>
    request(where, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin: 'http://localhost' },
    })
  const all = async () => (await readOrderView(shop, order))?.payments ?? []
  const payment = async () => {
    const view = (await all()).at(-1)
    if (!view) throw new Error('There is no payment.')
    return view
  }
  return {
    stage,
    order,
    path,
    request,
    post,
    page: async (where = path) => (await request(where)).text(),
    buy: ({ trouble = 'none', capture = 'automatic' } = {}) =>
      stage.during({ trouble, provider, kind: 'create' }, () =>
        post('/orders', { order, product: 'stoneware-mug', capture }),
      ),
    payment,
    async choose(choice, id) {
      const view = await payment()
      await simulator.payer[choice](id ?? view.payment.providerId ?? '')
      await stage.engine.drain()
    },
    forms: async () => `/payments/${(await payment()).payment.id}`,
    async truth() {
      const { ledger } = simulator
      const ids = (await all()).flatMap((view) => ledger.paymentsOf(view.payment.reference))
      return { payments: ids.length, refunds: ids.flatMap((id) => ledger.refundsOf(id)).length }
    },
  }
}

/** A shop whose order was paid. */
export async function openPaid(provider = 'mollie'): Promise<VisitedShop> {
  const opened = await openShop(provider)
  await opened.buy()
  await opened.choose('pay')
  return opened
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createOrderReference } from '../../src/orders/create-order-reference.ts'
import type { PaymentView } from '../../src/payments/payment-view.ts'
import { readOrderView } from '../../src/payments/read-order-view.ts'
import type { RunningSimulation } from '../../src/simulation/start-simulation.ts'
import { type RunningShop, startShop } from '../../src/web/start-shop.ts'
import { sharedDatabase } from './shared-database.ts'

export interface TestDemo extends RunningShop {
  readonly errors: unknown[]
  /** The newest payment of an order. */
  paymentOf(order: string): Promise<PaymentView>
}

/** The whole demo on ports, with simulators of its own and a database that it shares with other tests. */
export async function startTestShop(
  provider: string,
  given: { simulation?: RunningSimulation } = {},
): Promise<TestDemo> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'paystate-demo-'))
  const errors: unknown[] = []
  const running = await startShop(
    {
      port: 0,
      isPortChosen: true,
      dataDirectory,
      provider: { provider },
      currencies: {},
      formats: { timeZone: 'UTC' },
    },
    {
      onError: (error) => errors.push(error),
      database: await sharedDatabase(),
      ...(given.simulation && { simulation: given.simulation }),
    },
  )
  return {
    ...running,
    errors,
    async paymentOf(order) {
      const view = (await readOrderView(running.shop, order))?.payments.at(-1)
      if (!view) throw new Error(`The order ${order} has no payment.`)
      return view
    },
    async close() {
      await running.close()
      rmSync(dataDirectory, { recursive: true, force: true })
    },
  }
}

/** An order that no other test has. */
export function anOrder(): { order: string; path: string } {
  const order = createOrderReference()
  return { order, path: `/orders/${order}` }
}

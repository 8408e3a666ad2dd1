import { createSimulatorClock, type SimulatorClock } from '@paystate/simulator'
import {
  createMollieSimulator,
  DEFAULT_MOLLIE_KEY,
  type MollieSimulator,
} from '@paystate/simulator/mollie'
import type { Payments } from '../../src/index.ts'
import { createTestEngine, type TestEngine } from '../../src/testing.ts'

/** A shop in memory with one simulated provider that delivers its webhooks in process. */
export interface FlowShop extends TestEngine {
  readonly clock: SimulatorClock
  readonly mollie: MollieSimulator
}

export async function openFlowShop(
  setup?: (payments: Payments) => Promise<void>,
): Promise<FlowShop> {
  const clock = createSimulatorClock()
  const engines: TestEngine[] = []
  const mollie = createMollieSimulator({
    clock,
    deliver: async (request) =>
      (await engines[0]?.deliver(request)) ?? new Response(null, { status: 503 }),
  })
  const engine = await createTestEngine({
    clock,
    fetch: mollie.fetch,
    providers: {
      mollie: {
        provider: 'mollie',
        apiKey: DEFAULT_MOLLIE_KEY,
        baseUrl: 'https://api.mollie.test',
      },
    },
    webhookUrl: 'https://shop.example/webhooks',
    load: (name) => import(name),
    deployment: 'flow',
    setup,
  })
  engines.push(engine)
  return Object.assign(engine, { clock, mollie })
}

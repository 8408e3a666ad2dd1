import type { ProgressFetch } from '@paystate/core'
import { createSimulatorClock, type SimulatorClock } from '@paystate/simulator'
import {
  type AntomSimulator,
  createAntomSimulator,
  SIMULATOR_KEYS,
} from '@paystate/simulator/antom'
import {
  createMollieSimulator,
  DEFAULT_MOLLIE_KEY,
  type MollieSimulator,
} from '@paystate/simulator/mollie'
import type { Payments } from '../../src/index.ts'
import { createTestEngine, type TestEngine, type TestEngineOptions } from '../../src/testing.ts'

/** A shop in memory with one simulated provider that delivers its webhooks in process. */
export interface FlowShop extends TestEngine {
  readonly clock: SimulatorClock
  readonly mollie: MollieSimulator
}

/** The same with Antom, whose cancel returns paid money and whose disputes come by webhook alone. */
export interface AntomFlowShop extends TestEngine {
  readonly clock: SimulatorClock
  readonly antom: AntomSimulator
}

export async function openFlowShop(
  setup?: (payments: Payments) => Promise<void>,
): Promise<FlowShop> {
  const clock = createSimulatorClock()
  const { deliver, start } = engineLater(clock)
  const mollie = createMollieSimulator({ clock, deliver })
  const engine = await start({
    fetch: mollie.fetch,
    providers: {
      mollie: {
        provider: 'mollie',
        apiKey: DEFAULT_MOLLIE_KEY,
        baseUrl: 'https://api.mollie.test',
      },
    },
    setup,
  })
  return Object.assign(engine, { clock, mollie })
}

export async function openAntomFlowShop(): Promise<AntomFlowShop> {
  const clock = createSimulatorClock()
  const { deliver, start } = engineLater(clock)
  const notifyUrl = `${WEBHOOK_URL}/antom`
  const antom = createAntomSimulator({ clock, notifyUrl, disputeNotifyUrl: notifyUrl, deliver })
  const engine = await start({
    fetch: antom.fetch,
    providers: {
      antom: {
        provider: 'antom',
        clientId: 'SANDBOX_5X00000000000000',
        privateKey: SIMULATOR_KEYS.merchant.privateKey,
        antomPublicKey: SIMULATOR_KEYS.antom.publicKey,
        baseUrl: 'https://antom.simulator.invalid',
        defaults: { paymentMethodType: 'GCASH', settlementCurrency: 'USD', terminalType: 'WEB' },
      },
    },
  })
  return Object.assign(engine, { clock, antom })
}

const WEBHOOK_URL = 'https://shop.example/webhooks'

type Started = Pick<TestEngineOptions, 'providers' | 'setup'> & { readonly fetch: ProgressFetch }

/** An engine that begins after the simulator that delivers to it. */
function engineLater(clock: SimulatorClock) {
  const engines: TestEngine[] = []
  return {
    deliver: async (request: Request) =>
      (await engines[0]?.deliver(request)) ?? new Response(null, { status: 503 }),
    async start(started: Started): Promise<TestEngine> {
      const engine = await createTestEngine({
        ...started,
        clock,
        webhookUrl: WEBHOOK_URL,
        load: (name) => import(name),
        deployment: 'flow',
      })
      engines.push(engine)
      return engine
    },
  }
}

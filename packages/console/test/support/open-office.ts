import { money } from '@paystate/core'
import type { PayInput, Payments } from '@paystate/engine'
import { createTestEngine, type TestEngine } from '@paystate/engine/testing'
import { createSimulatorClock, type SimulatorClock } from '@paystate/simulator'
import { SIMULATOR_KEYS } from '@paystate/simulator/antom'
import {
  createMollieSimulator,
  DEFAULT_MOLLIE_KEY,
  type MollieSimulator,
} from '@paystate/simulator/mollie'
import {
  type AuditEntry,
  type Console,
  type ConsoleOptions,
  createConsole,
} from '../../src/index.ts'
import { createVisitor, type Visitor } from './visitor.ts'

/** A shop in memory with its console, and somebody who looks at it. */
export interface Office {
  readonly engine: TestEngine
  readonly payments: Payments
  readonly clock: SimulatorClock
  readonly mollie: MollieSimulator
  readonly console: Console
  readonly audited: readonly AuditEntry[]
  readonly visitor: Visitor
  /** Another console on the same engine, and somebody who looks at that one. */
  open(options: ConsoleOptions): { console: Console; visitor: Visitor }
  /** A payment of 10.50 EUR that was made, and paid unless it is left open. */
  pay(order: string, options?: { leave?: 'open'; differs?: Partial<PayInput> }): Promise<string>
  close(): Promise<void>
}

const ANTOM = {
  provider: 'antom',
  clientId: 'SANDBOX_5X00000000000000',
  privateKey: SIMULATOR_KEYS.merchant.privateKey,
  antomPublicKey: SIMULATOR_KEYS.antom.publicKey,
  baseUrl: 'https://antom.simulator.invalid',
  defaults: { paymentMethodType: 'GCASH', settlementCurrency: 'USD', terminalType: 'WEB' },
}

export async function openOffice(
  options: ConsoleOptions = {},
  { providers = 'mollie' }: { readonly providers?: 'mollie' | 'both' } = {},
): Promise<Office> {
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
      ...(providers === 'both' && { antom: ANTOM }),
    },
    route: () => 'mollie',
    webhookUrl: 'https://shop.example/webhooks',
    load: (name) => import(name),
    deployment: 'console',
  })
  engines.push(engine)
  const { payments } = engine
  const audited: AuditEntry[] = []
  const open: Office['open'] = (differs) => {
    const audit = (entry: AuditEntry) => void audited.push(entry)
    const console = createConsole(payments, { audit, clock, ...differs })
    return { console, visitor: createVisitor(console, differs.basePath) }
  }
  return {
    engine,
    payments,
    clock,
    mollie,
    audited,
    open,
    ...open(options),
    async pay(order, { leave, differs } = {}) {
      const { payment } = await payments.pay({
        order,
        amount: money('EUR', 1050),
        description: 'Three books',
        returnUrl: 'https://shop.example/return',
        ...differs,
      })
      if (leave === 'open') return payment.id
      await mollie.payer.pay(payment.providerId ?? '')
      await engine.drain()
      return payment.id
    },
    close: () => engine.close(),
  }
}

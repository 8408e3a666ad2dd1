import { money, type ProgressFetch } from '@paystate/core'
import { createPayments, type PayInput, type Payments } from '@paystate/engine'
import { createTestEngine, type TestEngine } from '@paystate/engine/testing'
import { createSimulatorClock, type SimulatorClock } from '@paystate/simulator'
import {
  type AntomSimulator,
  createAntomSimulator,
  RETIRED_KEY,
  SIMULATOR_KEYS,
} from '@paystate/simulator/antom'
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
  /** Takes Philippine pesos, where the office has both providers. */
  readonly antom: AntomSimulator
  readonly console: Console
  readonly audited: readonly AuditEntry[]
  readonly visitor: Visitor
  /** Another console on the same engine, and somebody who looks at that one. */
  open(options: ConsoleOptions): { console: Console; visitor: Visitor }
  /** A payment of 10.50 EUR that was made, and paid unless it is left open. */
  pay(order: string, options?: { leave?: 'open'; differs?: Partial<PayInput> }): Promise<string>
  /** From now on, webhooks go to a process that was not restarted since Antom's key changed. */
  sendWebhooksToOldProcess(): Promise<void>
  close(): Promise<void>
}

const WEBHOOKS = 'https://shop.example/webhooks'

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
  const receivers: Pick<TestEngine, 'deliver'>[] = []
  const deliver = async (request: Request) =>
    (await receivers.at(-1)?.deliver(request)) ?? new Response(null, { status: 503 })
  const mollie = createMollieSimulator({ clock, deliver })
  const antom = createAntomSimulator({ clock, deliver, notifyUrl: `${WEBHOOKS}/antom` })
  const fetch: ProgressFetch = (request, progress) =>
    request.url.startsWith(ANTOM.baseUrl)
      ? antom.fetch(request, progress)
      : mollie.fetch(request, progress)
  const common = {
    clock,
    fetch,
    providers: {
      mollie: {
        provider: 'mollie',
        apiKey: DEFAULT_MOLLIE_KEY,
        baseUrl: 'https://api.mollie.test',
      },
      ...(providers === 'both' && { antom: ANTOM }),
    },
    route: ({ amount }: Pick<PayInput, 'amount'>): string =>
      amount.currency === 'PHP' ? 'antom' : 'mollie',
    webhookUrl: WEBHOOKS,
    load: (name: string) => import(name),
    deployment: 'console',
  }
  const engine = await createTestEngine(common)
  receivers.push(engine)
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
    antom,
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
      const { payer } = payment.instance === 'antom' ? antom : mollie
      await payer.pay(payment.providerId ?? '')
      await engine.drain()
      return payment.id
    },
    async sendWebhooksToOldProcess() {
      const old = await createPayments({
        ...common,
        database: engine.database,
        providers: { antom: { ...ANTOM, antomPublicKey: RETIRED_KEY.publicKey } },
        route: () => 'antom',
      })
      receivers.push({ deliver: (request) => old.receiveWebhook('antom', request) })
    },
    close: () => engine.close(),
  }
}

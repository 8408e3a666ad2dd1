import type { Money, PaymentAdapter, Sequence } from '@paystate/core'
import {
  type AntomSimulator,
  type AntomSimulatorOptions,
  createAntomSimulator,
  SIMULATOR_KEYS,
} from '@paystate/simulator/antom'
import { adapter } from '../../src/index.ts'

export const CLIENT_ID = 'SANDBOX_5X00000000000000'
export const WEBHOOK_URL = 'https://shop.example/antom/notify'

/** A configuration that the simulator's account accepts. */
export function configFor(more: Readonly<Record<string, unknown>> = {}) {
  return {
    clientId: CLIENT_ID,
    privateKey: SIMULATOR_KEYS.merchant.privateKey,
    antomPublicKey: SIMULATOR_KEYS.antom.publicKey,
    baseUrl: 'https://antom.simulator.invalid',
    webhookUrl: WEBHOOK_URL,
    defaults: { paymentMethodType: 'GCASH', settlementCurrency: 'USD', terminalType: 'WEB' },
    ...more,
  }
}

/** The options of a configuration that has no faults. */
export function optionsFor(more: Readonly<Record<string, unknown>> = {}) {
  const checked = adapter.readConfig(configFor(more))
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues))
  return checked.value
}

export interface Connected {
  readonly antom: PaymentAdapter
  readonly simulator: AntomSimulator
  /** What the shop was sent, as it arrived. */
  readonly notifications: readonly Request[]
  /** What left the adapter, in order. */
  readonly sent: readonly Request[]
  /** Waits until the next request has left. */
  nextSent(): Promise<void>
}

export interface ConnectOptions {
  readonly config?: Readonly<Record<string, unknown>>
  readonly simulator?: AntomSimulatorOptions
  readonly sequence?: Sequence
}

/** An adapter on a simulated account, without a port. */
export function connect({ config, simulator: rules, sequence }: ConnectOptions = {}): Connected {
  const notifications: Request[] = []
  const simulator = createAntomSimulator({
    deliver: async (request) => {
      notifications.push(request.clone())
      return new Response(
        '{"result":{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":"success"}}',
      )
    },
    ...rules,
  })
  const { clock } = simulator
  const sent: Request[] = []
  let tell = (): void => {}
  const fetch: typeof simulator.fetch = (request, options) => {
    sent.push(request.clone())
    const answer = simulator.fetch(request, options)
    tell()
    return answer
  }
  const antom = adapter.create(optionsFor(config), { fetch, clock, sequence })
  const nextSent = (): Promise<void> =>
    new Promise((resolve) => {
      tell = resolve
    })
  return { antom, simulator, notifications, sent, nextSent }
}

export const PRICE: Money = { currency: 'PHP', minorUnits: 1314 }

/** A payment as a shop would ask for it. */
export function order(reference: string, more: Readonly<Record<string, unknown>> = {}) {
  return {
    reference,
    amount: PRICE,
    description: 'Cappuccino',
    returnUrl: 'https://shop.example/return',
    ...more,
  }
}

export const FIRST = { previousAttempts: 'none' } as const

import { createProvider, type PaymentAdapter, type ProgressFetch } from '@paystate/core'
import { createAntomSimulator, SIMULATOR_KEYS } from '@paystate/simulator/antom'
import { createMollieSimulator, DEFAULT_MOLLIE_KEY } from '@paystate/simulator/mollie'

/** One adapter on its simulator, with what a payment there needs. */
export interface Subject {
  readonly adapter: PaymentAdapter
  readonly payment: (reference: string) => Parameters<PaymentAdapter['createPayment']>[0]
  readonly loseNextResponse: () => void
  /** A message of the provider about a payment of ours. */
  readonly webhook: () => Promise<Request>
}

/** Hears of each request right before it would leave. */
export type OnSend = () => void

const COMMON = { description: 'Two tickets', returnUrl: 'https://shop.example/return' }
const WEBHOOK_URL = 'https://shop.example/webhooks'

export const SUBJECTS = {
  mollie: async (onSend: OnSend): Promise<Subject> => {
    const delivered: Request[] = []
    const simulator = createMollieSimulator({ deliver: keep(delivered) })
    const { clock } = simulator
    const config = { provider: 'mollie', apiKey: DEFAULT_MOLLIE_KEY, webhookUrl: WEBHOOK_URL }
    const load = (name: string) => import(name)
    const fetch = telling(simulator.fetch, onSend)
    const adapter = await createProvider(config, { load, fetch, clock })
    return {
      adapter,
      payment: (reference) => ({
        ...COMMON,
        reference,
        amount: { currency: 'EUR', minorUnits: 1050 },
        extra: { method: 'ideal' },
      }),
      loseNextResponse: () => simulator.faults.next('create_payment', 'drop_answer'),
      webhook: async () => {
        const [entry] = simulator.ledger.entries()
        await simulator.payer.pay(entry?.paymentId ?? '')
        await clock.advance(0)
        return last(delivered)
      },
    }
  },
  antom: async (onSend: OnSend): Promise<Subject> => {
    const delivered: Request[] = []
    const simulator = createAntomSimulator({ deliver: keep(delivered) })
    const { clock } = simulator
    const config = {
      provider: 'antom',
      clientId: 'SANDBOX_5X00000000000000',
      privateKey: SIMULATOR_KEYS.merchant.privateKey,
      antomPublicKey: SIMULATOR_KEYS.antom.publicKey,
      baseUrl: 'https://antom.simulator.invalid',
      webhookUrl: WEBHOOK_URL,
      defaults: { paymentMethodType: 'GCASH', settlementCurrency: 'USD', terminalType: 'WEB' },
    }
    const load = (name: string) => import(name)
    const fetch = telling(simulator.fetch, onSend)
    const adapter = await createProvider(config, { load, fetch, clock })
    return {
      adapter,
      payment: (reference) => ({
        ...COMMON,
        reference,
        amount: { currency: 'PHP', minorUnits: 1050 },
      }),
      loseNextResponse: () => simulator.faults.next('pay', 'drop_answer'),
      webhook: async () => {
        const [entry] = simulator.ledger.entries()
        await simulator.payer.pay(entry?.paymentId ?? '')
        await clock.advance(0)
        return last(delivered)
      },
    }
  },
} as const

export type Provider = keyof typeof SUBJECTS

function telling(fetch: ProgressFetch, onSend: OnSend): ProgressFetch {
  return (request, options) => {
    onSend()
    return fetch(request, options)
  }
}

function keep(delivered: Request[]) {
  return async (request: Request): Promise<Response> => {
    delivered.push(request.clone())
    return new Response('ok')
  }
}

function last(delivered: readonly Request[]): Request {
  const request = delivered.at(-1)
  if (!request) throw new Error('The simulator delivered nothing.')
  return request
}

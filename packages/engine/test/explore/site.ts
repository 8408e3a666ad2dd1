import type { PaymentStatus, ProgressFetch } from '@paystate/core'
import type { Ledger, SimulatorClock, WebhookFault } from '@paystate/simulator'
import {
  type AntomCall,
  type AntomSimulator,
  createAntomSimulator,
  SIMULATOR_KEYS,
} from '@paystate/simulator/antom'
import {
  createMollieSimulator,
  DEFAULT_MOLLIE_KEY,
  type MolliePaymentStatus,
  type MollieSimulator,
} from '@paystate/simulator/mollie'
import type { PaymentsOptions } from '../../src/index.ts'
import type { CallFault, Provider } from './plan.ts'

/** A simulated provider, with its own words for the same things. */
export interface Site {
  readonly currency: string
  /** How the engine is configured for it. */
  readonly configuration: PaymentsOptions['providers'][string]
  readonly fetch: ProgressFetch
  readonly ledger: Ledger
  /** The status of a payment that is true there, as the engine should know it. */
  statusOf(id: string): PaymentStatus | undefined
  /** What the payer does on the page of a payment that is open. */
  readonly payer: Readonly<Record<'pay' | 'fail' | 'cancel', (id: string) => Promise<void>>>
  /** What a bank does; undefined where it cannot happen there. */
  readonly bank: {
    payLate(id: string): Promise<void>
    readonly chargeBack: ((id: string) => Promise<unknown>) | undefined
    readonly reverseChargeback: ((id: string) => Promise<void>) | undefined
    failRefund(id: string): Promise<void>
  }
  readonly webhooks: Pick<MollieSimulator['webhooks'], 'again' | 'deliveries'>
  /** What the next requests and webhooks meet. */
  meet(what: { readonly fault: CallFault } | { readonly webhook: WebhookFault }): void
  clearFaults(): void
  /** Whether a request creates a payment. */
  isCreation(request: Request): boolean
  /** Our reference in it: in its headers, or in its body. */
  referenceIn(request: Request, body: string): string | undefined
}

type Deliver = (request: Request) => Promise<Response>

interface Given {
  readonly clock: SimulatorClock
  readonly deliver: Deliver
}

const SITES: Readonly<Record<Provider, (given: Given) => Site>> = { mollie, antom }

export function openSite(provider: Provider, given: Given): Site {
  return SITES[provider](given)
}

function mollie(given: Given): Site {
  const simulator = createMollieSimulator(given)
  const { ledger, payer, bank, webhooks, faults } = simulator
  const method = 'creditcard'
  return {
    currency: 'EUR',
    configuration: {
      provider: 'mollie',
      apiKey: DEFAULT_MOLLIE_KEY,
      baseUrl: 'https://api.mollie.test',
    },
    fetch: simulator.fetch,
    ledger,
    statusOf: (id) => statusAtMollie(simulator, id),
    payer: {
      pay: (id) => payer.pay(id, { method }),
      fail: (id) => payer.fail(id, { method }),
      cancel: payer.cancel,
    },
    bank,
    webhooks,
    meet(what) {
      if ('webhook' in what) webhooks.faults.next(what.webhook)
      else faults.next(...what.fault)
    },
    clearFaults() {
      faults.clear()
      webhooks.faults.clear()
    },
    isCreation: ({ method, url }) => method === 'POST' && new URL(url).pathname === '/v2/payments',
    referenceIn: ({ headers }) => headers.get('idempotency-key') ?? undefined,
  }
}

/** As the engine should know it. */
export function statusAtMollie(
  { statusOf }: MollieSimulator,
  id: string,
): PaymentStatus | undefined {
  const status = statusOf(id)
  return status && MOLLIE_STATUSES[status]
}

const MOLLIE_STATUSES = {
  open: 'requires_action',
  pending: 'processing',
  authorized: 'authorized',
  paid: 'captured',
  canceled: 'canceled',
  expired: 'expired',
  failed: 'failed',
} as const satisfies Readonly<Record<MolliePaymentStatus, PaymentStatus>>

/** A wallet that takes the money at once; disputes reach a shop by messages alone, so there are none here. */
function antom(given: Given): Site {
  const simulator = createAntomSimulator(given)
  const { ledger, payer, bank, webhooks, faults } = simulator
  return {
    currency: 'PHP',
    configuration: {
      provider: 'antom',
      clientId: 'SANDBOX_5X00000000000000',
      privateKey: SIMULATOR_KEYS.merchant.privateKey,
      antomPublicKey: SIMULATOR_KEYS.antom.publicKey,
      baseUrl: 'https://antom.simulator.invalid',
      defaults: { paymentMethodType: 'GCASH', settlementCurrency: 'USD', terminalType: 'WEB' },
    },
    fetch: simulator.fetch,
    ledger,
    statusOf: (id) => statusAtAntom(simulator, id),
    payer: { pay: payer.pay, fail: payer.fail, cancel: payer.cancel },
    bank: {
      // What comes for a payment that failed goes back at once, and nobody is told.
      payLate: async (id) => {
        if (simulator.statusOf(id) === 'CANCELLED') await payer.pay(id, { isLate: true })
      },
      chargeBack: undefined,
      reverseChargeback: undefined,
      failRefund: bank.failRefund,
    },
    webhooks,
    meet(what) {
      if ('webhook' in what) return webhooks.faults.next(what.webhook)
      const [call, fault] = what.fault
      const named = CALLS_AT_ANTOM[call]
      if (named !== undefined) faults.next(named, fault)
    },
    clearFaults() {
      faults.clear()
      webhooks.faults.clear()
    },
    isCreation: ({ url }) => new URL(url).pathname.endsWith('/payments/pay'),
    referenceIn: (_, body) => /"paymentRequestId":"(\w+)"/.exec(body)?.[1],
  }
}

const CALLS_AT_ANTOM: Readonly<Record<CallFault[0], AntomCall | undefined>> = {
  create_payment: 'pay',
  create_capture: 'capture',
  create_refund: 'refund',
  cancel_payment: 'cancel',
  cancel_refund: undefined,
  get_payment: 'inquiry_payment',
  list_payments: 'inquiry_refund',
}

/** As the engine should know it. */
export function statusAtAntom({ statusOf }: AntomSimulator, id: string): PaymentStatus | undefined {
  switch (statusOf(id)) {
    case 'PROCESSING':
      return 'requires_action'
    case 'PENDING':
      return 'processing'
    case 'SUCCESS':
      return 'captured'
    case 'FAIL':
      return 'failed' // also one that expired: Antom has no word for it
    case 'CANCELLED':
      return 'canceled'
    default:
      return undefined
  }
}

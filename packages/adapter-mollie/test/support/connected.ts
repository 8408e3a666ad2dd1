import { type CreatePayment, createSequence, type PaymentAdapter } from '@paystate/core'
import {
  createMollieSimulator,
  DEFAULT_MOLLIE_KEY,
  type MollieSimulator,
  type MollieSimulatorOptions,
} from '@paystate/simulator/mollie'
import { adapter, type MollieOptions } from '../../src/index.ts'

export interface Connected {
  readonly simulator: MollieSimulator
  readonly mollie: PaymentAdapter
}

export interface ConnectedOptions {
  readonly simulator?: MollieSimulatorOptions
  readonly options?: Partial<MollieOptions>
}

/** An adapter on a simulator of its own, without a port, on one clock that stands still. */
export function connected({ simulator: given, options }: ConnectedOptions = {}): Connected {
  const simulator = createMollieSimulator(given)
  const { clock, fetch } = simulator
  const configured = adapter.readConfig({ apiKey: DEFAULT_MOLLIE_KEY, ...LOCAL, ...options })
  if (!configured.ok) throw new Error(JSON.stringify(configured.issues))
  const mollie = adapter.create(configured.value, {
    fetch,
    clock,
    sequence: createSequence({ clock }),
  })
  return { simulator, mollie }
}

const LOCAL = {
  baseUrl: 'https://api.mollie.test',
  webhookUrl: 'https://shop.example/webhooks/mollie',
}

let count = 0

/** A payment of 10.00 EUR under a reference of its own. */
/** A method that authorizes and takes several captures. It wants to know what is bought. */
export const KLARNA = {
  method: 'klarna',
  lines: [
    {
      description: 'Three books',
      quantity: 1,
      unitPrice: { currency: 'EUR', minorUnits: 1000 },
      totalAmount: { currency: 'EUR', minorUnits: 1000 },
    },
  ],
} as const

export function aPayment(differs: Partial<CreatePayment> = {}): CreatePayment {
  count += 1
  return {
    reference: `payment_${count}`,
    amount: { currency: 'EUR', minorUnits: 1000 },
    description: 'Three books',
    returnUrl: 'https://shop.example/return',
    ...differs,
  }
}

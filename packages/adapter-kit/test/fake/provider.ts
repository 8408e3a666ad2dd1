import type {
  Account,
  Capabilities,
  Observation,
  OperationInput,
  OperationKind,
  PaymentReading,
  PaymentReport,
  PaymentStatus,
  Pending,
  Prepared,
  Refund,
} from '@paystate/core'
import { NO_AMOUNTS } from '@paystate/core/adapter'
import { readingOf } from '../../src/index.ts'

/** A provider that exists only in tests: its account, what it can do, and one of everything. */

export const account: Account = { provider: 'fake', mode: 'test', id: 'shop', credential: 'key-1' }
export const PAYMENT = { account, id: 'pay_1', reference: 'order_1' } as const
export const EUR_5 = { currency: 'EUR', minorUnits: 500 } as const
export const NOW = '2026-01-15T12:00:00Z'

const HARMLESS = { type: 'harmless' } as const
const write = { support: 'supported', replayWindow: HARMLESS, lookup: 'reference' } as const

/** It can do everything, and returns paid money on a cancel. */
export const CAPABILITIES: Capabilities = {
  provider: 'fake',
  create: {
    capture: ['automatic', 'manual'],
    expiresAt: 'supported',
    replayWindow: HARMLESS,
    lookup: 'scan',
  },
  capture: { ...write, multiple: 'supported', partial: 'supported', final: 'supported' },
  cancel: { ...write, whenPaid: 'reverses', byReference: true },
  refund: { ...write, partial: 'supported' },
  cancelRefund: write,
  listChanges: 'supported',
  webhooks: { authenticity: 'signed', silentStatuses: [], headers: [] },
  lateMoney: 'kept',
  absence: { misses: 2, apartMs: 60_000, after: 'last_attempt' },
  currencies: { EUR: { exponent: 2 } },
}

/** Valid input of each write. */
export const INPUTS: OperationInput = {
  create_payment: {
    reference: 'create_1',
    amount: EUR_5,
    description: 'Order 1',
    returnUrl: 'https://shop.example/return',
  },
  capture_payment: { reference: 'capture_1', payment: PAYMENT, amount: EUR_5 },
  cancel_payment: { reference: 'cancel_1', payment: PAYMENT, ifPaid: 'keep' },
  refund_payment: { reference: 'refund_1', payment: PAYMENT, amount: EUR_5 },
  cancel_refund: { reference: 'unrefund_1', refund: { payment: PAYMENT, id: 'ref_1' } },
}

/** The write as it is stored and sent. */
export function preparedAs<K extends OperationKind>(
  kind: K,
  input: OperationInput[K] = INPUTS[kind],
): Prepared<K> {
  return {
    version: 1,
    state: 'prepared',
    kind,
    reference: INPUTS[kind].reference,
    account,
    input,
    request: { method: 'POST', path: `/${kind}`, body: '{}' },
    replayWindow: HARMLESS,
  }
}

/** The same write, sent once, its outcome unknown. */
export function pendingOf<K extends OperationKind>(kind: K): Pending<K> {
  const prepared = preparedAs(kind)
  return {
    version: 1,
    operation: { kind, reference: prepared.reference },
    account,
    prepared,
    previousAttempts: { firstSentAt: NOW, lastEndedAt: NOW },
    misses: [],
    plan: { repeat: 'never', lookup: 'reference' },
  }
}

export const REFUND: Refund = {
  id: 'ref_1',
  reference: 'refund_1',
  status: 'succeeded',
  amount: 500,
}

/** What a read of the payment shows. */
export function observationOf(shown: Partial<Observation> = {}): Observation {
  return {
    asOf: { begun: 1, received: 2 },
    at: NOW,
    via: 'read',
    account,
    reference: PAYMENT.reference,
    paymentId: PAYMENT.id,
    ...shown,
  }
}

/** The payment at a status, as a read shows it. */
export function readingAt(
  status: PaymentStatus,
  shown: Partial<Observation> & { readonly report?: Partial<PaymentReport> } = {},
): PaymentReading {
  const { report, ...others } = shown
  const payment: PaymentReport = {
    status,
    providerStatus: { value: status, codes: [], recognized: true },
    currency: 'EUR',
    amounts: { ...NO_AMOUNTS, amount: 500 },
    nextAction: 'none',
    ...report,
  }
  return readingOf(observationOf({ payment, ...others }))
}

import {
  type Call,
  createSubjectTime,
  createWire,
  FAULT_WORDS,
  type InjectedParts,
  type RawWebhook,
  rawWebhookOf,
  type SentRequest,
  type Subject,
  type SubjectLedger,
  type SubjectPayer,
  type SubjectWebhooks,
} from '@paystate/conformance'
import {
  type AdapterEvent,
  createSequence,
  money,
  type Payment,
  type PaymentAdapter,
} from '@paystate/core'
import {
  createMollieSimulator,
  type MollieCall,
  type MollieSimulator,
} from '@paystate/simulator/mollie'
import { adapter } from '../../src/index.ts'
import { KLARNA } from '../support/connected.ts'
import { configurationOf } from './configuration.ts'
import { DOUBTFUL, NOT_FOUND, REFUSALS } from './refusals.ts'
import {
  ALTERATIONS,
  isPaymentItself,
  MISMATCHES,
  onPart,
  UNREADABLE_DISPUTES,
} from './rewrites.ts'
import { BOUNDED } from './status-writes.ts'
import { createStatuses, messagesOf } from './statuses.ts'
import { createEvents, SECRET } from './webhooks.ts'

export const KEYS = {
  shop: { key: 'test_conformanceShop00000000000001', profileId: 'pfl_shop' },
  rotated: { key: 'test_conformanceShop00000000000002', profileId: 'pfl_shop' },
  other: { key: 'test_conformanceOther0000000000003', profileId: 'pfl_other' },
} as const
const WRONG_KEY = { key: 'test_conformanceNobody000000000004', profileId: 'pfl_shop' }
const ALL_KEYS = [...Object.values(KEYS), WRONG_KEY]

const MINUTE = 60_000

/** The adapter with a simulated provider behind it, ready for the claims. */
export function createSubject(): Subject {
  const inbox: RawWebhook[] = []
  const simulator = createMollieSimulator({
    keys: Object.values(KEYS),
    balance: { [BOUNDED]: 0 },
    deliver: async (request) => {
      inbox.push(await rawWebhookOf(request))
      return new Response(null, { status: 200 })
    },
  })
  const subscription = simulator.subscriptions.subscribe({ url: WEBHOOK_URL })
  const world = worldOf(simulator)
  const { clock } = world.time
  const wire = createWire({
    fetch: simulator.fetch,
    callOf,
    alterations: ALTERATIONS,
    refusals: REFUSALS,
    notFound: NOT_FOUND,
    doubtful: DOUBTFUL,
    mismatches: MISMATCHES,
    unreadableDisputes: UNREADABLE_DISPUTES,
    unexplained: onPart(isPaymentItself, (payment) => ({
      ...payment,
      _embedded: Object.assign({}, payment._embedded, { captures: [] }),
    })),
  })
  const sequence = createSequence({ clock })
  const observed: AdapterEvent[] = []
  const adapterOf = (
    { key, profileId }: typeof WRONG_KEY,
    parts: InjectedParts = {},
  ): PaymentAdapter =>
    adapter.create(
      {
        apiKey: key,
        profileId,
        baseUrl: 'https://api.mollie.test',
        webhookUrl: WEBHOOK_URL,
        webhookSecrets: [SECRET, subscription.secret],
        readAttempts: 1,
      },
      {
        fetch: wire.fetch,
        clock,
        sequence,
        observe: (event) => void observed.push(event),
        ...parts,
      },
    )
  return {
    adapter: adapterOf(KEYS.shop),
    ...world,
    wire,
    webhooks: WEBHOOKS,
    others: {
      account: () => adapterOf(KEYS.other),
      key: () => adapterOf(KEYS.rotated),
      wrongKey: () => adapterOf(WRONG_KEY),
      again: (parts) => adapterOf(KEYS.shop, parts),
    },
    bank: {
      chargeBack: async ({ id = '' }) => void (await simulator.bank.chargeBack(id)),
      failRefund: ({ id }) => simulator.bank.failRefund(id),
      payLate: ({ id = '' }) => simulator.bank.payLate(id),
    },
    delayed: {
      payment: () => ({
        amount: money('EUR', 1000),
        description: 'Ten apples',
        returnUrl: 'https://shop.example/return',
        extra: { method: 'paypal' },
      }),
      start: ({ id = '' }) => simulator.payer.startPaying(id),
      arrive: ({ id = '' }) => simulator.bank.confirm(id),
    },
    statuses: createStatuses({ simulator, ...messagesOf(simulator, inbox) }),
    secrets: [...ALL_KEYS.map(({ key }) => key), SECRET, subscription.secret],
    observed: () => observed,
    configuration: configurationOf({ apiKey: KEYS.shop.key, profileId: KEYS.shop.profileId }),
  }
}

/** The same, reported of changes by a subscription, whose events are signed. */
export function createSubscribedSubject(): Subject {
  const subject = createSubject()
  return { ...subject, webhooks: createEvents(subject.time.clock) }
}

/** What happens at the provider, over a port or without one. */
export function worldOf(
  simulator: MollieSimulator,
): Pick<Subject, 'time' | 'payer' | 'faults' | 'ledger' | 'payment'> {
  const { clock } = simulator
  return {
    time: createSubjectTime({ clock, advance: (milliseconds) => clock.advance(milliseconds) }),
    payer: payerOf(simulator),
    faults: faultsOf(simulator),
    ledger: ledgerOf(simulator),
    payment: ({ amount = money('EUR', 1000), capture, ...needs } = {}) => ({
      amount,
      description: 'Ten apples',
      returnUrl: 'https://shop.example/return',
      ...(capture && { capture }),
      extra: needs.isCapturedInParts
        ? KLARNA
        : { method: methodFor({ currency: amount.currency, capture, ...needs }) },
    }),
  }
}

interface MethodNeeds {
  readonly currency: string
  readonly canBeCanceled?: boolean
  readonly capture: 'automatic' | 'manual' | undefined
}

/** Few methods can be canceled while they are open, and few take every currency. */
function methodFor({ currency, canBeCanceled, capture }: MethodNeeds): string {
  if (canBeCanceled) return 'banktransfer'
  return currency === 'EUR' && capture !== 'manual' ? 'ideal' : 'creditcard'
}

export const WEBHOOK_URL = 'https://shop.example/webhooks/mollie'

function callOf({ method, url }: Omit<SentRequest, 'call'>): Call {
  const { pathname } = new URL(url)
  if (method === 'GET') return 'read'
  if (pathname.includes('/refunds')) return method === 'POST' ? 'refund_payment' : 'cancel_refund'
  if (pathname.endsWith('/captures')) return 'capture_payment'
  return pathname.endsWith('/payments') ? 'create_payment' : 'cancel_payment'
}

const CALLS: Readonly<Record<Call, MollieCall | '*'>> = {
  create_payment: 'create_payment',
  capture_payment: 'create_capture',
  cancel_payment: 'cancel_payment',
  refund_payment: 'create_refund',
  cancel_refund: 'cancel_refund',
  read: '*',
}

function faultsOf(simulator: MollieSimulator): Subject['faults'] {
  const signed = ['unsigned_answer', 'wrong_signature', 'reserialized_body']
  return {
    known: FAULT_WORDS.filter((word) => !signed.includes(word)),
    next: (call, fault) => simulator.faults.next(CALLS[call], fault),
    clear: () => simulator.faults.clear(),
  }
}

function payerOf({ payer }: MollieSimulator): SubjectPayer {
  return {
    pay: ({ id = '' }) => payer.pay(id),
    fail: ({ id = '' }) => payer.fail(id),
    leave: ({ id = '' }) => payer.leave(id),
    abandonedAfterMs: 31 * MINUTE,
  }
}

function ledgerOf({ ledger }: MollieSimulator): SubjectLedger {
  return {
    effectsOf({ kind, reference, paymentId = '', refundId }) {
      const entries = ledger.entries(paymentId)
      switch (kind) {
        case 'create_payment':
          return ledger.paymentsOf(reference).length
        case 'capture_payment':
          return entries.filter((one) => one.kind === 'captured' && one.reference === reference)
            .length
        case 'cancel_payment':
          return entries.filter((one) => one.kind === 'canceled').length
        case 'refund_payment':
          return entries.filter(
            (one) => one.kind === 'refund_accepted' && one.reference === reference,
          ).length
        case 'cancel_refund':
          return entries.filter(
            (one) => one.kind === 'refund_canceled' && one.objectId === refundId,
          ).length
      }
    },
    moneyOf: ({ id }) => ({
      captured: ledger.capturedOf(id),
      refunded: ledger.refundedOf(id),
      reversed: ledger.reversedOf(id),
    }),
  }
}

const WEBHOOKS: SubjectWebhooks = {
  authenticity: 'unsigned',
  genuine: async ({ id = '', reference }: Payment) => classic(id, reference),
  about: async (paymentId) => classic(paymentId),
  forgeries: {},
}

function classic(id: string, reference?: string) {
  return {
    method: 'POST',
    url: `${WEBHOOK_URL}${reference === undefined ? '' : `?paystate_reference=${reference}`}`,
    headers: [
      ['content-type', 'application/x-www-form-urlencoded'],
      ['user-agent', 'Mollie HTTP client/1.0'],
    ],
    body: new TextEncoder().encode(`id=${encodeURIComponent(id)}`),
  } as const
}

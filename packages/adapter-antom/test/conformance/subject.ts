import {
  type Call,
  createSubjectTime,
  createWire,
  type Fault,
  type InjectedParts,
  type RawWebhook,
  rawWebhookOf,
  type SentRequest,
  type Subject,
  type SubjectDelayed,
} from '@paystate/conformance'
import { type AdapterEvent, createSequence, money } from '@paystate/core'
import {
  type AntomCall,
  type AntomSimulator,
  createAntomSimulator,
  RETIRED_KEY,
  SIMULATOR_KEYS,
} from '@paystate/simulator/antom'
import { type AntomAdapter, adapter } from '../../src/index.ts'
import { optionsFor, WEBHOOK_URL } from '../support/connected.ts'
import { CONFIGURATION } from './configuration.ts'
import { DOUBTFUL, NOT_FOUND, REFUSALS } from './refusals.ts'
import { ALTERATIONS, MISMATCHES } from './rewrites.ts'
import { sessionsOf } from './sessions.ts'
import { signedAnswer } from './signed.ts'
import { createStatuses, messagesOf } from './statuses.ts'
import { createWebhooks } from './webhooks.ts'

const MINUTE = 60_000

/** The adapter with a simulated account, ready for the claims. */
export function createSubject(): Subject {
  const inbox: RawWebhook[] = []
  const simulator = createSimulator(inbox)
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
    seal: signedAnswer,
  })
  const sequence = createSequence({ clock })
  const observed: AdapterEvent[] = []
  const adapterOf = (
    more: Readonly<Record<string, unknown>> = {},
    parts: InjectedParts = {},
  ): AntomAdapter =>
    adapter.create(optionsFor(more), {
      fetch: wire.fetch,
      clock,
      sequence,
      observe: (event) => void observed.push(event),
      ...parts,
    })
  return {
    ...world,
    adapter: adapterOf(),
    wire,
    webhooks: createWebhooks(simulator.clock),
    others: {
      account: () => adapterOf({ clientId: 'SANDBOX_5X00000000000001' }),
      key: () => adapterOf({ privateKey: RETIRED_KEY.privateKey, keyVersion: '2' }),
      wrongKey: () => adapterOf({ privateKey: RETIRED_KEY.privateKey }),
      again: (parts) => adapterOf({}, parts),
    },
    bank: {
      failRefund: ({ id }) => simulator.bank.failRefund(id),
      payLate: ({ id = '' }) => simulator.payer.pay(id, { isLate: true }),
    },
    sessions: sessionsOf(simulator, TEN_MANGOES),
    delayed: delayOf(simulator),
    statuses: createStatuses({
      simulator,
      ...messagesOf(simulator, inbox),
      merchant: adapterOf(),
      omnichannel: adapterOf({ omnichannel: true }),
    }),
    secrets: [SIMULATOR_KEYS.merchant.privateKey, RETIRED_KEY.privateKey],
    observed: () => observed,
    configuration: CONFIGURATION,
  }
}

/** A bank that confirms after two days, or when it is asked. */
function delayOf({ payer, bank }: AntomSimulator): SubjectDelayed {
  return {
    payment: () => ({
      ...TEN_MANGOES,
      amount: money('EUR', 1000),
      extra: { paymentMethodType: 'SOFORT' },
    }),
    start: ({ id = '' }) => payer.pay(id),
    arrive: ({ id = '' }) => bank.confirm(id),
  }
}

const TEN_MANGOES = {
  description: 'Ten mangoes',
  returnUrl: 'https://shop.example/return',
} as const

/** Any currency by any method, refunds that take an hour by most, and a second key of the merchant. */
export function createSimulator(inbox: RawWebhook[] = []): AntomSimulator {
  return createAntomSimulator({
    methods: {
      PAYPAL: { closesAfter: 14 * MINUTE, refund: 'later' },
      TEST_WALLET: { refund: 'later' },
    },
    merchantPublicKeys: { 2: RETIRED_KEY.publicKey },
    disputeNotifyUrl: WEBHOOK_URL,
    deliver: async (request) => {
      inbox.push(await rawWebhookOf(request))
      return Response.json({ result: ACKNOWLEDGED })
    },
  })
}

const ACKNOWLEDGED = { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success' }

/** What happens at the provider, over a port or without one. */
export function worldOf(
  simulator: AntomSimulator,
): Pick<Subject, 'time' | 'payer' | 'faults' | 'ledger' | 'payment'> {
  const { clock, payer, faults, ledger } = simulator
  const effects = (paymentId: string | undefined, kinds: readonly string[]) =>
    ledger.entries(paymentId).filter(({ kind }) => kinds.includes(kind))
  return {
    time: createSubjectTime({ clock, advance: (milliseconds) => clock.advance(milliseconds) }),
    payer: {
      pay: ({ id = '' }) => payer.pay(id),
      fail: ({ id = '' }) => payer.fail(id),
      leave: ({ id = '' }) => payer.leave(id),
      abandonedAfterMs: 15 * MINUTE,
    },
    faults: {
      known: KNOWN,
      next: (call, fault) => faults.next(CALLS[call], fault),
      clear: () => faults.clear(),
    },
    ledger: {
      effectsOf({ kind, reference, paymentId }) {
        const named = (kinds: readonly string[]) =>
          effects(paymentId, kinds).filter((entry) => entry.reference === reference).length
        switch (kind) {
          case 'create_payment':
            return ledger.paymentsOf(reference).length
          case 'capture_payment':
            return named(['captured'])
          case 'refund_payment':
            return named(['refund_accepted'])
          case 'cancel_payment':
            return effects(paymentId, ['canceled']).length
          case 'cancel_refund':
            return 0
        }
      },
      moneyOf: ({ id }) => ({
        captured: ledger.capturedOf(id),
        refunded: ledger.refundedOf(id),
        reversed: ledger.reversedOf(id),
      }),
    },
    payment: ({ amount = money('PHP', 1000), capture = 'automatic' } = {}) => ({
      amount,
      ...TEN_MANGOES,
      capture,
      extra: { paymentMethodType: capture === 'manual' ? 'PAYPAL' : 'TEST_WALLET' },
    }),
  }
}

const CALLS: Readonly<Record<Call, AntomCall | '*'>> = {
  create_payment: 'pay',
  capture_payment: 'capture',
  cancel_payment: 'cancel',
  refund_payment: 'refund',
  cancel_refund: '*',
  read: '*',
}

const PATHS: ReadonlyMap<string, Call> = new Map([
  ['pay', 'create_payment'],
  ['capture', 'capture_payment'],
  ['cancel', 'cancel_payment'],
  ['refund', 'refund_payment'],
])

function callOf({ url }: Omit<SentRequest, 'call'>): Call {
  const name = new URL(url).pathname.split('/').at(-1) ?? ''
  return PATHS.get(name) ?? 'read'
}

const KNOWN: readonly Fault[] = [
  'refuse',
  'reset',
  'stall_before_applying',
  'server_error',
  'html_error',
  'json_without_status',
  'rate_limited',
  'redirect',
  'drop_answer',
  'stall',
  'apply_then_server_error',
  'apply_then_html_error',
  'stall_in_body',
  'truncated_body',
  'empty_answer',
  'new_word',
  'mixed_case',
  'clock_skew',
  'webhook_before_answer',
  'unsigned_answer',
  'wrong_signature',
  'reserialized_body',
]

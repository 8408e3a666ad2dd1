import { listIn, textIn } from '@paystate/adapter-kit'
import { type AdapterEvent, createSequence, money, type PaymentAdapter } from '@paystate/core'
import type {
  InjectedParts,
  Mismatches,
  Rewrite,
  SentRequest,
  Subject,
} from '../subject/subject.ts'
import { createSteppedTime } from '../time/stepped-clock.ts'
import { createUnreliableFetch } from '../wire/unreliable-fetch.ts'
import { createWire } from '../wire/wire.ts'
import { createReferenceAdapter } from './adapter/reference-adapter.ts'
import { answerFaults, createSeal } from './answer-faults.ts'
import { createReferenceProvider } from './provider/provider.ts'
import { PAGE_OPEN_MS } from './provider/provider-payment.ts'
import {
  createReferenceBank,
  createReferenceDelay,
  createReferencePayer,
  createReferenceSessions,
  ledgerOf,
} from './provider/world.ts'
import { readConfig } from './read-config.ts'
import { createReferenceStatuses } from './reference-statuses.ts'
import { createReferenceWebhooks } from './reference-webhooks.ts'
import { REFERENCE_CAPABILITIES, type Variant } from './variants.ts'

/** Which variant of the reference provider to use. */
export interface ReferenceSubjectOptions {
  /** `full`: the provider can do everything. `plain`: it can do little and signs nothing. */
  readonly variant?: Variant
}

const KEYS = { key_shop_1: 'shop', key_shop_2: 'shop', key_other_1: 'other' } as const
const WEBHOOK_SECRET = 'webhook_secret_of_the_shop'
const SHOP = { account: 'shop', key: 'key_shop_1', webhookSecret: WEBHOOK_SECRET } as const

/** The reference adapter with its provider in memory, ready for the claims. */
export function createReferenceSubject(options: ReferenceSubjectOptions = {}): Subject {
  const variant = options.variant ?? 'full'
  const capabilities = REFERENCE_CAPABILITIES[variant]
  const time = createSteppedTime()
  const { clock, providerClock } = time
  const { whenPaid } = capabilities.cancel
  const isSigned = capabilities.webhooks.authenticity === 'signed'
  const { equalAmountsApartMs: apart } = capabilities.refund
  const provider = createReferenceProvider({
    clock: providerClock,
    keys: KEYS,
    whenPaid,
    ...(isSigned && { secret: WEBHOOK_SECRET }),
    ...(apart !== undefined && { equalAmountsApartMs: apart }),
  })
  const seal = createSeal(isSigned ? WEBHOOK_SECRET : undefined)
  const line = createUnreliableFetch({
    provider: provider.answer,
    callOf,
    answers: answerFaults(seal, { isSigned }),
  })
  const wire = createWire({
    fetch: line.fetch,
    callOf,
    seal: ({ response, body }) => seal(response, body),
    alterations: ALTERATIONS,
    refusals: REFUSALS,
    notFound: REFUSALS['not found'],
    doubtful: DOUBTFUL,
    mismatches: MISMATCHES,
    unexplained: change({ captures: [] }),
    unreadableDisputes: {
      'no list': change({ disputes: 'many' }),
      'no amount': change({ disputes: [{ id: 'dsp_000001', amount: 'ten' }] }),
    },
  })
  const sequence = createSequence({ clock })
  const observed: AdapterEvent[] = []
  const adapterOf = (key: string, account: string, parts: InjectedParts = {}): PaymentAdapter =>
    createReferenceAdapter(
      { account, key, webhookSecret: WEBHOOK_SECRET, capabilities },
      {
        fetch: wire.fetch,
        clock,
        sequence,
        observe: (event) => void observed.push(event),
        ...parts,
      },
    )
  const payer = { ...createReferencePayer(provider), abandonedAfterMs: PAGE_OPEN_MS }
  const webhooks = createReferenceWebhooks({
    clock: providerClock,
    capabilities,
    secret: WEBHOOK_SECRET,
  })
  const bank = createReferenceBank(provider, { capabilities, clock: providerClock })
  const delayed = createReferenceDelay(provider)
  return {
    adapter: adapterOf('key_shop_1', 'shop'),
    time,
    payer,
    faults: line,
    ledger: ledgerOf(provider),
    payment: ({ amount = money('EUR', 1000), capture } = {}) => ({
      amount,
      description: 'Ten apples',
      returnUrl: 'https://shop.example/return',
      ...(capture && { capture }),
    }),
    wire,
    webhooks,
    others: {
      account: () => adapterOf('key_other_1', 'other'),
      key: () => adapterOf('key_shop_2', 'shop'),
      wrongKey: () => adapterOf('key_of_nobody', 'shop'),
      again: (parts) => adapterOf('key_shop_1', 'shop', parts),
    },
    bank,
    sessions: createReferenceSessions(provider),
    delayed,
    statuses: createReferenceStatuses({
      capabilities,
      provider,
      subject: { payer, bank, delayed, webhooks, time },
    }),
    secrets: [...Object.keys(KEYS), 'key_of_nobody', WEBHOOK_SECRET],
    observed: () => observed,
    configuration: {
      readConfig,
      options: { ...SHOP, baseUrl: 'http://127.0.0.1:8080' },
      connect: (baseUrl, parts) =>
        createReferenceAdapter({ ...SHOP, baseUrl, capabilities }, { ...parts }),
    },
  }
}

function callOf({ method, url }: Omit<SentRequest, 'call'>): SentRequest['call'] {
  const { pathname } = new URL(url)
  if (method === 'GET') return 'read'
  if (pathname.includes('/refunds')) return method === 'POST' ? 'refund_payment' : 'cancel_refund'
  if (pathname.endsWith('/captures')) return 'capture_payment'
  return method === 'POST' ? 'create_payment' : 'cancel_payment'
}

const REFUSALS = {
  'a wrong key': () => Response.json({ error: 'unauthorized' }, { status: 401 }),
  'not found': () => Response.json({ error: 'not_found' }, { status: 404 }),
  'a conflict': () => Response.json({ error: 'already_void' }, { status: 409 }),
  'an amount too high': () => Response.json({ error: 'amount_too_high' }, { status: 422 }),
  'too many requests': () => Response.json({ error: 'too_many' }, { status: 429 }),
} as const

const DOUBTFUL = {
  create_payment: {
    'a used key': () => Response.json({ error: 'key_reused' }, { status: 409 }),
    'an undocumented code': () => Response.json({ error: 'pondered' }, { status: 422 }),
  },
  refund_payment: {
    'a used key': () => Response.json({ error: 'key_reused' }, { status: 409 }),
  },
} as const

const ALTERATIONS = {
  unknown_word: change({ status: 'pondering' }),
  amount_left_out: change({ amount: undefined, taken: undefined, reversed: undefined }),
  amount_unreadable: change({ amount: 'ten', taken: 'ten', reversed: 'ten' }),
  amount_differs: change({ amount: '10.01' }),
} as const

/** A payment in a response, a list of one included, that is about something else. */
const MISMATCHES: Mismatches = {
  read_payment: {
    'no reference': change({ reference: undefined }),
    'another reference': change({ reference: 'claim_9999' }),
    'another payment': change({ id: 'pay_999999' }),
  },
  read_refund: {
    'no reference': changeParts('refunds', { reference: undefined }),
    'another reference': changeParts('refunds', { reference: 'claim_9999' }),
    'another payment': change({ id: 'pay_999999' }),
  },
  create_payment: {
    'no reference': change({ reference: undefined }),
    'another reference': change({ reference: 'claim_9999' }),
    'another amount': change({ amount: '10.01' }),
  },
  capture_payment: {
    'another payment': change({ id: 'pay_999999' }),
    'another reference': changeParts('captures', { reference: 'claim_9999' }),
    'another amount': changeParts('captures', { amount: '0.01' }),
  },
  cancel_payment: {
    'another payment': (body) =>
      textIn(body, 'id') === undefined ? undefined : { id: 'pay_999999' },
  },
  refund_payment: {
    'another payment': change({ id: 'pay_999999' }),
    'another reference': changeParts('refunds', { reference: 'claim_9999' }),
    'another amount': changeParts('refunds', { amount: '0.01' }),
  },
}

function changeParts(
  list: 'captures' | 'refunds',
  fields: Readonly<Record<string, unknown>>,
): Rewrite {
  return (body) => {
    const parts = listIn(body, list)
    if (typeof body !== 'object' || body === null || parts.length === 0) return undefined
    return { ...body, [list]: parts.map((part) => Object.assign({}, part, fields)) }
  }
}

/** Changes a payment, wherever it is in the response. */
function change(fields: Readonly<Record<string, unknown>>): Rewrite {
  return (body) => {
    if (typeof body !== 'object' || body === null) return undefined
    if ('items' in body && Array.isArray(body.items))
      return { ...body, items: body.items.map((item: unknown) => Object.assign({}, item, fields)) }
    return 'status' in body ? { ...body, ...fields } : undefined
  }
}

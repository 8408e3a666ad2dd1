import {
  type CallOf,
  createSteppedTime,
  createUnreliableFetch,
  createWire,
  type InjectedParts,
  type Mismatches,
  type Rewrite,
  type Subject,
} from '@paystate/conformance'
import { type AdapterEvent, createSequence, money, type Payment } from '@paystate/core'
import { adapter } from '../../src/index.ts'
import { createSimulator, PAGE_OPEN_MS, type SimulatedPayment } from './simulator.ts'

const KEYS = { key_1: 'shop', key_2: 'shop', key_other: 'other' } as const
const SHOP = { apiKey: 'key_1', account: 'shop' } as const
const HOOK = 'https://shop.example/webhooks/example'

/** A fresh adapter with a provider that the test controls. */
export function createSubject(): Subject {
  const time = createSteppedTime()
  const { clock, providerClock } = time
  const simulator = createSimulator(providerClock, { keys: KEYS })
  const faults = createUnreliableFetch({ provider: simulator.answer, callOf, answers: ANSWERS })
  const wire = createWire({
    ...{ fetch: faults.fetch, callOf, alterations: ALTERATIONS, refusals: REFUSALS },
    ...{ mismatches: MISMATCHES, doubtful: DOUBTFUL, notFound: REFUSALS['not found'] },
  })
  const observed: AdapterEvent[] = []
  const observe = (event: AdapterEvent) => void observed.push(event)
  const sequence = createSequence({ clock })
  const connect = (apiKey: string, account = 'shop', parts: InjectedParts = {}) =>
    adapter.create(
      { apiKey, account, baseUrl: 'https://api.example.test' },
      { fetch: wire.fetch, clock, sequence, observe, ...parts },
    )
  const open = ({ id }: Payment): SimulatedPayment => {
    const payment = simulator.find(id)
    if (payment?.status !== 'open') throw new RangeError('There is nothing for the payer to do')
    return payment
  }
  const message = async (id: string) => ({
    ...{ method: 'POST', url: HOOK },
    headers: [['content-type', 'application/x-www-form-urlencoded']] as const,
    body: new TextEncoder().encode(`payment=${encodeURIComponent(id)}`),
  })
  return {
    ...{ adapter: connect('key_1'), time, faults, wire },
    payment: ({ amount = money('EUR', 1000), capture } = {}) => ({
      ...{ amount, description: 'Ten apples', returnUrl: 'https://shop.example/return' },
      ...(capture && { capture }),
    }),
    payer: {
      pay: async (payment) => void Object.assign(open(payment), paidWhole(open(payment))),
      fail: async (payment) => void Object.assign(open(payment), { status: 'declined' }),
      leave: async (payment) => void open(payment),
      abandonedAfterMs: PAGE_OPEN_MS,
    },
    ledger: {
      effectsOf({ kind, reference, paymentId }) {
        const made =
          kind === 'create_payment' ? simulator.payments() : simulator.find(paymentId)?.refunds
        return made?.filter((one) => one.reference === reference).length ?? 0
      },
      moneyOf({ id }) {
        const { paid = 0, refunds = [] } = simulator.find(id) ?? {}
        const refunded = refunds.reduce((sum, { amount }) => sum + amount, 0)
        return { captured: paid, refunded, reversed: 0 }
      },
    },
    webhooks: {
      authenticity: 'unsigned',
      genuine: ({ id = '' }) => message(id),
      about: message,
      forgeries: {},
    },
    others: {
      again: (parts) => connect('key_1', 'shop', parts),
      key: () => connect('key_2'),
      account: () => connect('key_other', 'other'),
      wrongKey: () => connect('key_of_nobody'),
    },
    observed: () => observed,
    secrets: [...Object.keys(KEYS), 'key_of_nobody'],
    configuration: {
      readConfig: adapter.readConfig,
      options: { ...SHOP, baseUrl: 'http://127.0.0.1:8080' },
      connect: (baseUrl, parts) => adapter.create({ ...SHOP, baseUrl }, parts),
    },
  }
}

function paidWhole({ amount }: SimulatedPayment) {
  return { status: 'paid', paid: amount }
}

/** Which kind of call a request is. */
const callOf: CallOf = ({ method, url }) => {
  if (method === 'GET') return 'read'
  return new URL(url).pathname.endsWith('/refunds') ? 'refund_payment' : 'create_payment'
}

/** Refusals that the provider could also give to a repeat of something that it has done. */
const REFUSALS = {
  'a wrong key': () => Response.json({ error: 'unauthorized' }, { status: 401 }),
  'not found': () => Response.json({ error: 'not_found' }, { status: 404 }),
  'too many requests': () => Response.json({ error: 'too_many' }, { status: 429 }),
} as const

/** Refusals that prove nothing, even on a first attempt: another process may have sent the same before. */
const DOUBTFUL = {
  create_payment: {
    'a used key': () => Response.json({ error: 'key_reused' }, { status: 409 }),
    'a code that is not in the table': () => Response.json({ error: 'pondered' }, { status: 422 }),
  },
  refund_payment: {
    'a used key': () => Response.json({ error: 'key_reused' }, { status: 409 }),
  },
} as const

/** What may be wrong with the response itself, besides what the network does. */
const ANSWERS = {
  new_word: (response: Response) => withWord(response, 'pondering'),
  mixed_case: (response: Response) => withWord(response, 'Open'),
}

async function withWord(response: Response, word: string): Promise<Response> {
  const { status, headers } = response
  const body = (await response.text()).replace(/"status":"\w+"/, `"status":"${word}"`)
  return new Response(body, { status, headers })
}

/** Changes of a payment in a response, for the claims about strange answers. */
const ALTERATIONS = {
  unknown_word: change({ status: 'pondering' }),
  amount_left_out: change({ amount: undefined, paid: undefined }),
  amount_unreadable: change({ amount: 'ten', paid: 'ten' }),
  amount_differs: change({ amount: '10.01' }),
} as const

/** Changes after which a response is about something else. */
const MISMATCHES: Mismatches = {
  read_payment: {
    'no reference': change({ reference: undefined }),
    'another reference': change({ reference: 'claim_9999' }),
    'another payment': change({ id: 'pay_999999' }),
  },
  read_refund: { 'another reference': changeRefunds({ reference: 'claim_9999' }) },
  create_payment: {
    'no reference': change({ reference: undefined }),
    'another amount': change({ amount: '10.01' }),
  },
  refund_payment: {
    'another payment': change({ id: 'pay_999999' }),
    'another reference': changeRefunds({ reference: 'claim_9999' }),
    'another amount': changeRefunds({ amount: '0.01' }),
  },
}

function change(fields: object): Rewrite {
  return (body) => {
    if (typeof body !== 'object' || body === null) return undefined
    if ('items' in body && Array.isArray(body.items))
      return { items: body.items.map((item: unknown) => Object.assign({}, item, fields)) }
    return 'status' in body ? { ...body, ...fields } : undefined
  }
}

function changeRefunds(fields: object): Rewrite {
  return (body) => {
    if (typeof body !== 'object' || body === null || !('refunds' in body)) return undefined
    const { refunds } = body
    if (!Array.isArray(refunds) || refunds.length === 0) return undefined
    return { ...body, refunds: refunds.map((one: unknown) => Object.assign({}, one, fields)) }
  }
}

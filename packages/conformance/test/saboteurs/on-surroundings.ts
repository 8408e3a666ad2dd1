import { instantOf, OPERATION_KINDS, PaymentError } from '@paystate/core'
import { configuredOtherwise } from './configured-otherwise.ts'
import {
  denied,
  forEach,
  mix,
  reading,
  type Saboteur,
  sending,
  withAdapter,
  withOthers,
} from './tools.ts'

const KEYED = ['create_payment', 'capture_payment', 'refund_payment'] as const

/** Takes our wall clock for the time, and sends anew what the provider has forgotten. */
const byOurClock: Saboteur = withAdapter((adapter, { time }) => ({
  now: () => ({ at: time.clock.now() }),
  send: async (preparation, options) => {
    const outcome = await adapter.send(preparation, { ...options, previousAttempts: 'none' })
    return outcome.kind === 'unknown' ? denied(outcome) : outcome
  },
  lookup: async (pending) => ({ kind: 'decided', outcome: denied(pending) }),
}))

const ignorant: Saboteur = withOthers(() => ({
  send: async (preparation) => denied({ operation: preparation }),
  lookup: async (pending) => ({ kind: 'decided', outcome: denied(pending) }),
}))

async function* nothing(): AsyncIterable<never> {}

export const onClocks: Readonly<Record<string, Saboteur>> = {
  ...forEach(OPERATION_KINDS, 'nothing-doubled', () => byOurClock),
  ...forEach(OPERATION_KINDS, 'nothing-doubled-elsewhere', () => ignorant),
  ...forEach(KEYED, 'absence-is-proven', () =>
    withOthers(() => ({
      lookup: async () => ({
        kind: 'inconclusive',
        error: new PaymentError('undecided', { what: 'Our clock is wrong.' }),
      }),
    })),
  ),
  'check-tells': withAdapter((adapter) => ({
    check: async (options) => ({ ...(await adapter.check(options)), warnings: [] }),
  })),
  'lists-miss-nothing': withAdapter((adapter, { time }) => ({
    listChanges: (list) =>
      time.clock.now() < Date.parse(list.since) + 60_000
        ? nothing()
        : adapter.listChanges({ ...list, since: instantOf(time.clock.now() - 60_000) }),
  })),
  'nothing-ends-by-time': withAdapter((adapter, { time }) => ({
    getPayment: async (payment, options) => {
      const seen = await adapter.getPayment(payment, options)
      const { createdAt } = seen.payment.times
      const age = createdAt === undefined ? 0 : time.clock.now() - Date.parse(createdAt)
      if (age < 15 * 60_000) return seen
      return mix(seen, { payment: mix(seen.payment, { status: 'expired' }) })
    },
  })),
}

/** Lets what broke through to its caller. */
const rejecting: Saboteur = withOthers((adapter) => ({
  send: async (preparation, options) => {
    await adapter.send(preparation, options)
    throw new TypeError('It broke.')
  },
  lookup: async () => {
    throw new TypeError('It broke.')
  },
}))

/** They take anything, and break on it. */
const FUNCTIONS = [
  ...['createPayment', 'capturePayment', 'cancelPayment', 'refundPayment', 'cancelRefund', 'send'],
  ...['getPayment', 'getRefund', 'findPayment', 'findRefund', 'lookup', 'listChanges', 'check'],
  ...['receiveWebhook', 'readReturn'],
]

export const onBreaking: Readonly<Record<string, Saboteur>> = {
  ...forEach(OPERATION_KINDS, 'sending', () => rejecting),
  ...forEach(OPERATION_KINDS, 'recovering', () => rejecting),
  receiving: withOthers((adapter) => ({
    receiveWebhook: async (request) => {
      const delivery = await adapter.receiveWebhook(request)
      if (delivery.kind === 'refused') return delivery
      const observations = delivery.observations.map((one) =>
        mix(one, { asOf: { received: Number.NaN } }),
      )
      if (observations.length === 0) throw new Error('db.internal:5432 refused the connection')
      return { ...delivery, observations }
    },
  })),
  ...forEach(OPERATION_KINDS, 'input', () =>
    withAdapter(({ prepare }) => ({
      prepare: {
        createPayment: (input) => prepare.createPayment({ ...input }),
        capturePayment: (input) => prepare.capturePayment({ ...input }),
        cancelPayment: (input) => prepare.cancelPayment({ ...input }),
        refundPayment: (input) => prepare.refundPayment({ ...input }),
        cancelRefund: (input) => prepare.cancelRefund({ ...input }),
      },
    })),
  ),
  options: configuredOtherwise(({ readConfig }) => ({
    readConfig: (input) => {
      const checked = readConfig(input)
      if (checked.ok) return checked
      return { ok: false, issues: checked.issues.map((one) => ({ ...one, message: 'Required' })) }
    },
  })),
  ...Object.fromEntries(
    FUNCTIONS.map((name) => [
      `junk/${name}`,
      withAdapter(() => ({
        [name]: () => {
          throw new TypeError('Cannot read properties of null')
        },
      })),
    ]),
  ),
  ...forEach(OPERATION_KINDS, 'stored', () =>
    sending((outcome) =>
      outcome.kind === 'unknown' && outcome.error.code === 'unreadable_stored_data'
        ? denied(outcome)
        : outcome,
    ),
  ),
}

export const onStoring: Readonly<Record<string, Saboteur>> = {
  ...forEach(OPERATION_KINDS, 'prepared', () => ignorant),
  ...forEach(OPERATION_KINDS, 'pending', () => ignorant),
  'known-outcomes': sending((outcome) =>
    outcome.kind === 'not_applied'
      ? mix(outcome, { proof: JSON.parse(JSON.stringify({ ...outcome.proof, phase: 'guessed' })) })
      : mix(outcome, { at: new Date(0) }),
  ),
  'texts-are-storable': (subject) => {
    let received: unknown
    const rewriteNext: typeof subject.wire.rewriteNext = (call, rewrite) =>
      subject.wire.rewriteNext(call, (body) => {
        received = rewrite(body)
        return received
      })
    const passedOn = reading(() => ({ method: received }))
    return passedOn({ ...subject, wire: { ...subject.wire, rewriteNext } })
  },
}

export const onSwapping: Readonly<Record<string, Saboteur>> = {
  'empty-reads': withAdapter((adapter) => ({
    findPayment: (search, options) =>
      adapter.findPayment({ ...search, reference: search.reference || 'any' }, options),
  })),
  'another-account': withAdapter((adapter) => ({
    getPayment: (payment, options) =>
      adapter.getPayment({ ...payment, account: adapter.account }, options),
  })),
  'failed-find': throwing('findPayment'),
  'failed-refund-find': throwing('findRefund'),
  'failed-lookup': throwing('lookup'),
  'webhooks-never-throw': withAdapter((adapter) => ({
    receiveWebhook: async (request) => {
      if (!request.body) throw new TypeError('There is no body.')
      return adapter.receiveWebhook(request)
    },
  })),
}

/** Throws where the search is inconclusive. */
function throwing(find: 'findPayment' | 'findRefund' | 'lookup'): Saboteur {
  return withAdapter((adapter) => {
    const strictly = async <T extends { readonly kind: string }>(found: Promise<T>) => {
      const result = await found
      if (result.kind === 'inconclusive' && 'error' in result) throw result.error
      return result
    }
    if (find === 'lookup')
      return { lookup: (pending, options) => strictly(adapter.lookup(pending, options)) }
    return find === 'findPayment'
      ? { findPayment: (search, options) => strictly(adapter.findPayment(search, options)) }
      : { findRefund: (search, options) => strictly(adapter.findRefund(search, options)) }
  })
}

/** Says that it was done before it has looked again. */
export const heedless: Saboteur = withAdapter((adapter) => ({
  send: async (preparation, options) => {
    if (preparation.kind !== 'cancel_payment') return adapter.send(preparation, options)
    const input = { ...Object(preparation).input, ifPaid: 'reverse' }
    return adapter.send(mix(preparation, { input }), options)
  },
}))

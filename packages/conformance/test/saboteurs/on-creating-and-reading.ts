import { isPaymentError, PaymentError } from '@paystate/core'
import { withReference } from '@paystate/core/adapter'
import {
  denied,
  isPayment,
  lenient,
  misreading,
  mix,
  observing,
  reading,
  type Saboteur,
  sending,
  sendingOther,
  telling,
  withAdapter,
  withOthers,
} from './tools.ts'

const notFound = new PaymentError('not_found', { what: 'Not found.' })

/** Drops when the payment is to end. */
const neverExpiring: Saboteur = withAdapter(({ prepare }) => ({
  prepare: {
    ...prepare,
    createPayment: ({ expiresAt: _dropped, ...input }) => prepare.createPayment(input),
  },
}))

/** Drops it too, and does not report when the payment ends: only the payer can notice. */
const silentlyEndless: Saboteur = (subject) =>
  telling(({ times: { expiresAt: _left, ...times } }) => ({ times }))(neverExpiring(subject))

const NEXT_ACTION = { type: 'redirect', method: 'GET', url: 'https://pay.reference.test/1' }

export const onCreating: Readonly<Record<string, Saboteur>> = {
  'one-payment': sendingOther(({ preparation }) => ({
    preparation: { reference: `${preparation.reference}_again` },
  })),
  'says-what-comes-next': telling(() => ({ nextAction: 'none' })),
  'nothing-left-to-pay': reading(({ status }) =>
    status === 'captured' ? { nextAction: NEXT_ACTION } : undefined,
  ),
  'nobody-has-paid': telling(({ status }) =>
    status === 'requires_action' ? { status: 'captured' } : undefined,
  ),
  'bad-input': lenient,
  'unknown-currency': lenient,
  'whole-characters': lenient,
  'prepare-is-pure': withAdapter(({ prepare }, { time }) => ({
    prepare: {
      ...prepare,
      createPayment: (input) =>
        mix(prepare.createPayment(input), { request: { at: time.clock.now() } }),
    },
  })),
  'preparation-survives-storage': withAdapter(({ prepare }) => ({
    prepare: {
      ...prepare,
      createPayment: (input) => mix(prepare.createPayment(input), { at: new Date(0) }),
    },
  })),
  'both-in-one': withAdapter((adapter) => ({
    createPayment: async (input, options) => denied(await adapter.createPayment(input, options)),
  })),
  'order-reference': withAdapter(({ prepare }) => ({
    prepare: {
      ...prepare,
      createPayment: ({ orderReference: _dropped, ...input }) => prepare.createPayment(input),
    },
  })),
  'return-is-sent': withAdapter(({ prepare }) => ({
    prepare: {
      ...prepare,
      createPayment: (input) => {
        const prepared = prepare.createPayment(input)
        if (prepared.state === 'refused') return prepared
        const url = withReference(input.returnUrl, input.reference)
        const body = prepared.request.body.replace(url, input.returnUrl)
        return { ...prepared, request: { ...prepared.request, body } }
      },
    },
  })),
  return: withAdapter(() => ({ readReturn: () => ({ reference: 'somebody' }) })),
  'steps-not-offered': withAdapter(({ prepare }) => ({
    prepare: {
      ...prepare,
      createPayment: ({ capture: _dropped, ...input }) => prepare.createPayment(input),
    },
  })),
  'expiry-not-offered': neverExpiring,
  'expiry-is-kept': neverExpiring,
  'session-expiry-is-kept': silentlyEndless,
  'answer-is-evidence': sending((outcome) =>
    outcome.kind === 'applied'
      ? mix(outcome, { observation: mix(outcome.observation, { paymentId: 'pay_000000' }) })
      : outcome,
  ),
}

/** Lists payments that were created, and none that only changed. */
const onlyNew: Saboteur = withAdapter((adapter) => ({
  async *listChanges(list) {
    for await (const hint of adapter.listChanges(list)) {
      const ref = { account: adapter.account, id: hint.paymentId ?? '' }
      const { createdAt = '' } = (await adapter.getPayment(ref)).payment.times
      if (Date.parse(createdAt) >= Date.parse(list.since)) yield hint
    }
  },
}))

export const onReading: Readonly<Record<string, Saboteur>> = {
  'what-was-created': reading(({ amounts }) => ({ amounts: { ...amounts, amount: 1001 } })),
  'by-reference': withAdapter((adapter) => ({
    findPayment: (_search, options) => adapter.findPayment({ reference: 'elsewhere' }, options),
  })),
  'not-seen-is-no-proof': withAdapter((adapter) => ({
    findPayment: async (search, options) => {
      const found = await adapter.findPayment(search, options)
      if (found.kind !== 'not_seen') return found
      return mix(found, { miss: { ...found.miss, complete: false } })
    },
  })),
  'no-control-no-sight': withOthers((adapter) => ({
    findPayment: async (search, options) => {
      const found = await adapter.findPayment(search, options)
      if (found.kind !== 'not_seen') return found
      return mix(found, { miss: { ...found.miss, positiveControl: 'seen' } })
    },
  })),
  mismatch: withAdapter((adapter) => ({
    findPayment: ({ reference }, options) => adapter.findPayment({ reference }, options),
  })),
  'mismatch-of-currency': withAdapter((adapter, subject) => ({
    findPayment: ({ reference, amount }, options) => {
      const { currency } = subject.payment().amount
      return adapter.findPayment(
        { reference, ...(amount && { amount: { ...amount, currency } }) },
        options,
      )
    },
  })),
  'cannot-be-found': withOthers((_adapter, subject) => ({
    getPayment: async ({ id = '' }) => {
      const { adapter } = subject
      const seen = await adapter.getPayment({ account: adapter.account, id })
      return mix(seen, { payment: mix(seen.payment, { status: 'canceled' }) })
    },
  })),
  'errors-are-typed': withAdapter((adapter) => ({
    getPayment: (payment, options) =>
      adapter.getPayment(payment, options).catch(() => {
        throw new TypeError('fetch failed')
      }),
  })),
  'evidence-is-ordered': observing(({ observation }) => ({
    asOf: { received: observation.asOf.received },
  })),
  'evidence-survives-storage': observing(({ observation }) => ({ at: new Date(observation.at) })),
  'any-order': observing(() => ({ asOf: { begun: Number.NaN, received: Number.NaN } })),
  'replay-is-no-news': (subject) => {
    const first = new Map<string, object>()
    return sending((outcome, { options }) => {
      if (outcome.kind !== 'applied' || !isPayment(outcome.value)) return outcome
      const { reference } = outcome.operation
      if (options.previousAttempts === 'none') first.set(reference, outcome.value)
      const old = first.get(reference)
      return old === undefined ? outcome : mix(outcome, { value: old })
    })(subject)
  },
  // It reads the payment again for its details.
  'a-part-is-not-the-payment': withAdapter((adapter) => ({
    getPayment: async (payment, options) => {
      const { id = '' } = (await adapter.getPayment(payment, options)).payment
      return adapter.getPayment({ ...payment, id }, options)
    },
  })),
  'evidence-shows-the-same': misreading(({ amounts }) => ({
    amounts: { ...amounts, captured: 'not_reported' },
  })),
  'response-shows-the-same': sending((outcome) => {
    if (outcome.kind !== 'applied' || isPayment(outcome.value)) return outcome
    return mix(outcome, { observation: mix(outcome.observation, { refunds: [], captures: [] }) })
  }),
  'changes-of-old-payments': onlyNew,
  'changes-by-banks': onlyNew,
  'two-under-one-reference': withAdapter((adapter) => ({
    findPayment: async (search, options) => {
      const found = await adapter.findPayment(search, options)
      return found.kind === 'inconclusive' ? mix(found, { kind: 'found' }) : found
    },
  })),
  'ids-stay-ids': withAdapter((adapter) => ({
    getPayment: async (payment, options) => {
      if (/^pay_\d+$/.test(payment.id ?? '')) return adapter.getPayment(payment, options)
      await adapter.findPayment({ reference: payment.id ?? '' })
      throw notFound
    },
  })),
  'next-action-stays': misreading(() => ({ nextAction: 'none' })),
  changes: withAdapter(() => ({ listChanges: nothing })),
  'no-changes': withAdapter(() => ({ listChanges: nothing })),
  'check-finds-a-wrong-key': withOthers(({ account }) => ({
    check: async () => ({ account, warnings: [] }),
  })),
  'account-on-everything': observing(({ observation }) => ({
    account: { ...observation.account, mode: 'live' },
  })),
}

async function* nothing(): AsyncIterable<never> {}

/** After some failing polls it gives up on the payment. */
export const impatient: Saboteur = (subject) => {
  let failures = 0
  return withAdapter((adapter) => ({
    getPayment: async (payment, options) => {
      try {
        const seen = await adapter.getPayment(payment, options)
        return failures < 5 ? seen : mix(seen, { payment: mix(seen.payment, { status: 'failed' }) })
      } catch (error) {
        if (isPaymentError(error)) failures += 1
        throw error
      }
    },
  }))(subject)
}

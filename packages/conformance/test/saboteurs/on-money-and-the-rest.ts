import { isReported, type LeaveLimit, type Money, type PaymentAmounts } from '@paystate/core'
import { refusingWithdrawn } from './refusing-withdrawn.ts'
import {
  denied,
  isPayment,
  mix,
  reading,
  receiving,
  type Saboteur,
  sending,
  sendingOther,
  telling,
  withAdapter,
} from './tools.ts'

const mapAmount = (amounts: PaymentAmounts, change: (amount: number) => number) => ({
  amounts: {
    ...amounts,
    amount: isReported(amounts.amount) ? change(amounts.amount) : amounts.amount,
  },
})

const asZero = reading(({ amounts }) =>
  isReported(amounts.amount)
    ? undefined
    : { status: 'captured', amounts: { ...amounts, amount: 0, captured: 0, refunded: 0 } },
)

/** Takes the id of the payment for that of each part of it. */
function calledAlike(list: 'refunds' | 'captures'): Saboteur {
  return sending((outcome) => {
    if (outcome.kind !== 'applied' || isPayment(outcome.value)) return outcome
    const { payment: _payment, paymentId: id, ...observation } = outcome.observation
    const { reference: _reference, ...part } = mix(outcome.value, { id })
    return mix(outcome, { observation: mix(observation, { paymentId: id, [list]: [part] }) })
  })
}

export const onMoney: Readonly<Record<string, Saboteur>> = {
  'every-currency': telling(({ currency, amounts }) =>
    currency === 'JPY' ? mapAmount(amounts, (amount) => amount * 100) : undefined,
  ),
  'no-floats': telling(({ amounts }) =>
    mapAmount(amounts, (amount) => Math.ceil(Number.parseFloat((amount / 100).toFixed(2)) * 100)),
  ),
  multiples: withAdapter(({ prepare }) => ({
    prepare: {
      ...prepare,
      createPayment: (input) => prepare.createPayment({ ...input, amount: rounded(input.amount) }),
    },
  })),
  'left-out-is-not-zero': asZero,
  'unreadable-is-not-zero': asZero,
  'another-amount': sending((outcome) => {
    const isRefused = outcome.kind === 'unknown' && outcome.error.code === 'mismatch'
    return isRefused ? mix(outcome, { kind: 'applied', value: OF_ANOTHER_AMOUNT }) : outcome
  }),
  'withdrawn-currency': refusingWithdrawn,
  'every-currency/refund': withAdapter(({ prepare }) => ({
    prepare: {
      ...prepare,
      refundPayment: ({ amount, ...input }) =>
        prepare.refundPayment({ ...input, amount: { ...amount, currency: 'EUR' } }),
    },
  })),
  'every-currency/capture': reading(({ currency, captures }) => ({
    captures: captures.map((capture) =>
      currency === 'JPY' ? mix(capture, { amount: Number(capture.amount) / 100 }) : capture,
    ),
  })),
  'refunds-add-up': calledAlike('refunds'),
  'captures-add-up': calledAlike('captures'),
  'only-integers': reading(({ amounts }) => mapAmount(amounts, (amount) => amount + 0.5)),
}

const OF_ANOTHER_AMOUNT = { status: 'requires_action', amounts: { amount: 1001 } }

function rounded({ currency, minorUnits }: Money): Money {
  return { currency, minorUnits: currency === 'IDR' ? minorUnits - (minorUnits % 100) : minorUnits }
}

/** Hangs something on every error of a write. */
const withLuggage = (luggage: (secret: string) => object): Saboteur =>
  sending((outcome, { subject }) => {
    if (outcome.kind !== 'applied') Object.assign(outcome.error, luggage(subject.secrets[0] ?? ''))
    return outcome
  })

export const onSecrets: Readonly<Record<string, Saboteur>> = {
  'errors-of-writes': withLuggage((secret) => ({ cause: { request: { authorization: secret } } })),
  'errors-of-refusals': withLuggage((secret) => ({ config: [`Bearer ${secret}`] })),
  'errors-of-reads': withAdapter((adapter, { secrets }) => ({
    getPayment: (payment, options) =>
      adapter.getPayment(payment, options).catch((error: unknown) => {
        const hidden = { value: Buffer.from(secrets[0] ?? '').toString('base64') }
        if (error instanceof Error) Object.defineProperty(error, 'request', hidden)
        throw error
      }),
  })),
  'no-bodies': (subject) => {
    let last = ''
    const { wire } = subject
    const overhearing: typeof wire = {
      ...wire,
      answerNext: (call, answer) =>
        wire.answerNext(call, async (request) => {
          const response = await answer(request)
          last = await response.clone().text()
          return response
        }),
    }
    return withLuggage(() => ({ body: last }))({ ...subject, wire: overhearing })
  },
  'refused-input': withAdapter(({ prepare }) => ({
    prepare: {
      ...prepare,
      createPayment: (input) =>
        mix(prepare.createPayment(input), {
          issues: [{ path: '', message: `cannot be ${JSON.stringify(input)}` }],
        }),
    },
  })),
  'what-is-stored': withAdapter(({ prepare }, { secrets }) => ({
    prepare: {
      ...prepare,
      createPayment: (input) =>
        mix(prepare.createPayment(input), { headers: { authorization: `Bearer ${secrets[0]}` } }),
    },
  })),
  'the-adapter-itself': (subject) => ({
    ...subject,
    adapter: mix(subject.adapter, { options: { key: subject.secrets[0] } }),
  }),
  'refused-webhooks': withAdapter((adapter) => ({
    receiveWebhook: async (request) => {
      const text = await request.clone().text()
      const delivery = await adapter.receiveWebhook(request)
      if (delivery.kind === 'refused') Object.assign(delivery.error, { text })
      return delivery
    },
  })),
  observers: (subject) => ({
    ...subject,
    observed: () =>
      (subject.observed?.() ?? []).map((event) =>
        mix(event, { request: subject.wire.sent().at(-1)?.body }),
      ),
  }),
}

const deaf: Saboteur = sendingOther(() => ({ options: { signal: undefined } }))

/** Looks at one clock only. */
function leavingWithout(clock: keyof LeaveLimit): Saboteur {
  return sendingOther(({ options: { mustLeaveBefore } }) => {
    const never = { [clock]: Number.MAX_SAFE_INTEGER }
    return { options: { mustLeaveBefore: mustLeaveBefore && { ...mustLeaveBefore, ...never } } }
  })
}

export const onStopping: Readonly<Record<string, Saboteur>> = {
  'before-sending': deaf,
  'repeat-before-sending': sendingOther(() => ({ options: { previousAttempts: 'none' } })),
  'after-sending': deaf,
  reads: withAdapter((adapter) => ({ getPayment: (payment) => adapter.getPayment(payment) })),
  'late-by-the-wall-clock': leavingWithout('epochMs'),
  'late-by-the-monotonic-clock': leavingWithout('monotonicMs'),
  deadline: (subject) => {
    let isPlanned = false
    const faults: typeof subject.faults = {
      ...subject.faults,
      next(call, fault) {
        isPlanned = true
        return subject.faults.next(call, fault)
      },
    }
    return withAdapter((adapter) => ({
      send: (preparation, options) =>
        isPlanned ? new Promise(() => {}) : adapter.send(preparation, options),
    }))({ ...subject, faults })
  },
  'leaves-nothing-behind': sending((outcome, { options }) => {
    options.signal?.addEventListener('abort', () => {})
    return outcome
  }),
}

export const onMapping: Readonly<Record<string, Saboteur>> = {
  'unknown-word': reading(({ providerStatus: word }) =>
    word?.recognized === false ? { status: 'failed' } : undefined,
  ),
  'unknown-word-ends-nothing': (subject) => {
    let isConfused = false
    return reading(({ providerStatus: word }) => {
      if (isConfused) return { status: 'processing' }
      isConfused = word?.recognized === false
      return undefined
    })(subject)
  },
  'drift-is-shown': (subject) => ({
    ...subject,
    observed: () => (subject.observed?.() ?? []).filter(({ type }) => type === 'attempt'),
  }),
  'words-are-reported': reading(() => ({ providerStatus: undefined })),
  'on-its-way': reading(({ status }) =>
    status === 'processing' ? { status: 'captured' } : undefined,
  ),
  'reached-by-reads': reading(({ status }) =>
    status === 'failed' ? { status: 'canceled' } : undefined,
  ),
  'reached-by-webhooks': receiving((delivery) => mix(delivery, { hints: [] })),
  'reached-by-responses': sending((outcome) =>
    outcome.kind === 'applied' && isPayment(outcome.value)
      ? mix(outcome, { value: mix(outcome.value, { status: 'processing' }) })
      : outcome,
  ),
  'silent-statuses': withAdapter(({ capabilities }) => ({
    capabilities: {
      ...capabilities,
      webhooks: { ...capabilities.webhooks, silentStatuses: ['paid'] },
    },
  })),
  'unreachable-in-reads': reading(({ providerStatus: word }) =>
    word?.value === 'abandoned' ? { status: 'captured' } : undefined,
  ),
  'unreachable-in-responses': sending((outcome) => {
    const isCreate = outcome.kind === 'applied' && isPayment(outcome.value)
    if (!isCreate || outcome.value.providerStatus?.value !== 'abandoned') return outcome
    return denied(outcome)
  }),
  'response-is-the-capture': sending((outcome) => {
    if (outcome.operation.kind !== 'capture_payment' || outcome.kind !== 'applied') return outcome
    return mix(outcome, { value: mix(outcome.value, { status: 'captured' }) })
  }),
  'response-is-the-refund': sending((outcome) => {
    if (outcome.operation.kind !== 'refund_payment' || outcome.kind !== 'applied') return outcome
    return mix(outcome, { value: mix(outcome.value, { status: 'succeeded' }) })
  }),
  'status-follows-money': reading(({ refunds }) =>
    refunds.length > 0 ? { status: 'canceled' } : undefined,
  ),
  'refund-words': reading(({ refunds }) => ({
    refunds: refunds.map((refund) => mix(refund, { providerStatus: undefined })),
  })),
}

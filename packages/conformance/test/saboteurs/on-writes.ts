import { isReported } from '@paystate/core'
import { onRepeating } from './on-repeating.ts'
import { heedless } from './on-surroundings.ts'
import {
  denied,
  invented,
  lenient,
  misreading,
  mix,
  observing,
  reading,
  type Saboteur,
  sending,
  withAdapter,
  withOthers,
} from './tools.ts'

/** Says of every write that did nothing that it was done. */
const boastful: Saboteur = sending((outcome) =>
  outcome.kind === 'applied' ? outcome : invented(outcome),
)

/** Drops on the way that a capture is the last one. */
const neverLast: Saboteur = withAdapter(({ prepare }) => ({
  prepare: {
    ...prepare,
    capturePayment: (input) => {
      const prepared = prepare.capturePayment(input)
      const other = prepare.capturePayment({ ...input, final: false })
      if (prepared.state === 'refused' || other.state === 'refused') return prepared
      return { ...prepared, request: other.request }
    },
  },
}))

/** Takes whatever a lookup does not show for absent. */
const denying: Saboteur = withAdapter((adapter) => ({
  lookup: async (pending, options) => {
    const seen = await adapter.lookup(pending, options)
    return seen.kind === 'decided' ? seen : { kind: 'decided', outcome: denied(pending) }
  },
}))

export const onCapturing: Readonly<Record<string, Saboteur>> = {
  'authorized-is-not-captured': reading(({ status, amounts }) =>
    status === 'authorized'
      ? { status: 'captured', amounts: { ...amounts, captured: amounts.amount } }
      : undefined,
  ),
  whole: reading(({ amounts }) => ({ amounts: { ...amounts, captured: 0 } })),
  'amount-is-mandatory': lenient,
  'not-more-than-authorized': boastful,
  'not-before-authorized': boastful,
  'held-money-never-ends-unpaid': reading(({ status, amounts }) =>
    status === 'captured' && amounts.captured !== amounts.authorized
      ? { status: 'canceled' }
      : undefined,
  ),
  'not-offered': lenient,
  'rest-is-capturable': misreading(({ status, amounts }) => {
    const { authorized, captured } = amounts
    if (status !== 'authorized' || !isReported(authorized) || !isReported(captured))
      return undefined
    return { amounts: { ...amounts, authorized: authorized - captured } }
  }),
  many: reading(({ captures }) => ({ captures: captures.slice(0, 5) })),
  'last-is-last': neverLast,
  'lost-last-is-last': neverLast,
  'unexplained-money': denying,
}

export const onCanceling: Readonly<Record<string, Saboteur>> = {
  'unknown-status': denying,
  'answer-moves-nothing': sending(async (outcome, { adapter, preparation }) => {
    if (preparation.kind !== 'cancel_payment' || outcome.kind !== 'applied') return outcome
    if (preparation.state === 'refused' || !('payment' in preparation.input)) return outcome
    const { observation } = await adapter.getPayment(
      mix({ account: adapter.account, id: '' }, preparation.input.payment),
    )
    return mix(outcome, { observation })
  }),
  'read-tells': reading(({ status }) =>
    status === 'canceled' ? { status: 'requires_action' } : undefined,
  ),
  'paid-is-refused': boastful,
  'paid-is-reversed': reading(({ amounts }) => ({ amounts: { ...amounts, reversed: 0 } })),
  'keep-is-kept': withAdapter(({ prepare }) => ({
    prepare: {
      ...prepare,
      cancelPayment: (input) => prepare.cancelPayment({ ...input, ifPaid: 'reverse' }),
    },
  })),
  'keep-is-read-again/reset': heedless,
  'keep-is-read-again/crash': heedless,
  'keep-is-read-first': heedless,
  'by-reference': lenient,
  'nothing-to-cancel': (subject) => {
    let isCanceled = false
    const remembering = sending((outcome, { preparation }) => {
      isCanceled ||= preparation.kind === 'cancel_payment'
      return outcome
    })
    const believing = reading(() => (isCanceled ? { status: 'canceled' } : undefined))
    return believing(remembering(subject))
  },
  'late-money': misreading(({ amounts }) =>
    amounts.captured === 0
      ? undefined
      : { status: 'canceled', amounts: { ...amounts, captured: 0, reversed: 0 } },
  ),
  'over-is-known': withAdapter(() => ({
    lookup: async (outcome) => ({ kind: 'decided', outcome: invented(outcome) }),
  })),
}

export const onRefunding: Readonly<Record<string, Saboteur>> = {
  'amount-is-mandatory': lenient,
  'not-more-than-captured': boastful,
  sums: reading(({ amounts }) => ({ amounts: { ...amounts, refundPending: 0 } })),
  many: reading(({ refunds }) => ({ refunds: refunds.slice(0, 2) })),
  'other-currency': boastful,
  'not-of-an-unpaid-payment': boastful,
  'not-offered': lenient,
  'succeeded-when-sent': reading(({ refunds }) => ({
    refunds: refunds.map((refund) => mix(refund, { status: 'succeeded' })),
  })),
  'late-answer': sending((outcome) => {
    if (outcome.kind !== 'applied') return outcome
    const { observation } = outcome
    const refunds = observation.refunds?.map((refund) => mix(refund, { status: 'failed' })) ?? []
    const asOf = { begun: Number.MAX_SAFE_INTEGER - 1, received: Number.MAX_SAFE_INTEGER }
    return mix(outcome, { observation: mix(observation, { asOf, refunds }) })
  }),
  'found-by-reference': withAdapter((adapter) => ({
    findRefund: (search, options) =>
      adapter.findRefund({ ...search, reference: 'elsewhere' }, options),
  })),
  'unseen-is-not-canceled': withOthers((_stranger, { adapter }) => ({
    getRefund: async ({ payment, id }) => {
      const ref = mix(payment, { account: adapter.account })
      const seen = await adapter.getRefund({ payment: ref, id })
      return mix(seen, { refund: mix(seen.refund, { status: 'canceled' }) })
    },
  })),
  'unreadable-chargeback': observing(({ observation }) => ({
    disputes: [],
    completeLists: [...(observation.completeLists ?? []), 'disputes'],
  })),
  'chargeback-is-no-refund': reading(({ amounts }) => ({
    amounts: { ...amounts, refunded: amounts.chargedBack },
  })),
  bounced: reading(({ refunds }) => ({
    refunds: refunds.map((refund) =>
      refund.status === 'failed' ? mix(refund, { status: 'succeeded' }) : refund,
    ),
  })),
  'mismatch-of-currency': withAdapter((adapter, subject) => ({
    findRefund: ({ amount, ...search }, options) => {
      const { currency } = subject.payment().amount
      return adapter.findRefund(
        { ...search, ...(amount && { amount: { ...amount, currency } }) },
        options,
      )
    },
  })),
  'two-equal': sending((outcome) =>
    outcome.kind === 'not_applied' ? mix(outcome, { next: 'never' }) : outcome,
  ),
  'not-mistaken-for-its-twin': sending((outcome, { options }) =>
    options.previousAttempts === 'none' ? outcome : mix(outcome, { kind: 'applied', value: {} }),
  ),
  canceled: withAdapter((adapter) => ({
    send: async (preparation, options) => {
      if (preparation.kind !== 'cancel_refund') return adapter.send(preparation, options)
      const { kind, reference, account } = preparation
      const nothing = {
        ...preparation,
        state: 'refused',
        account,
        reason: 'not_supported',
        issues: [],
      }
      return invented(
        await adapter.send(mix(preparation, { ...nothing, kind, reference }), options),
      )
    },
  })),
  'canceled-too-late': withAdapter((adapter) => ({
    lookup: async (pending, options) => {
      const seen = await adapter.lookup(pending, options)
      if (pending.operation.kind !== 'cancel_refund' || seen.kind !== 'not_seen') return seen
      return { kind: 'inconclusive', error: denied(pending).error }
    },
  })),
  'cancel-not-offered': lenient,
  withdrawn: onRepeating.withdrawn ?? ((subject) => subject),
}

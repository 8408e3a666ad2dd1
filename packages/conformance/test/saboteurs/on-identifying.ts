import { forEach, mix, type Saboteur, sending, withAdapter } from './tools.ts'

const NAMING = ['create_payment', 'capture_payment', 'cancel_payment', 'refund_payment'] as const

/** Takes whatever comes for what was asked for. */
const trusting: Saboteur = withAdapter((adapter) => ({
  getPayment: async ({ account, id, reference }, options) => {
    const bare = id === undefined ? { account, reference } : { account, id }
    const seen = await adapter.getPayment(mix({ account, id: '' }, bare), options)
    return mix(seen, { observation: mix(seen.observation, { reference }) })
  },
  getRefund: ({ payment, id }, options) => {
    const { account } = payment
    return adapter.getRefund({ payment: { account, id: payment.id ?? '' }, id }, options)
  },
}))

/** Believes a response that is about something else. */
const believing: Saboteur = sending((outcome) =>
  outcome.kind === 'unknown' && outcome.error.code === 'mismatch'
    ? mix(outcome, { kind: 'applied', value: { status: 'succeeded' } })
    : outcome,
)

export const onIdentifying: Readonly<Record<string, Saboteur>> = {
  'payment-of-another': trusting,
  'payment-of-nobody': (subject) => {
    const { adapter } = subject
    return withAdapter(() => ({
      getPayment: async (payment, options) => {
        try {
          return await adapter.getPayment(payment, options)
        } catch {
          return adapter.getPayment(payment, options)
        }
      },
    }))(subject)
  },
  'refund-of-another': trusting,
  'refund-of-nobody': trusting,
  'find-of-another': withAdapter((adapter) => ({
    findRefund: async (search, options) => {
      const found = await adapter.findRefund(search, options)
      if (found.kind !== 'not_seen') return found
      return mix(found, { kind: 'found' })
    },
  })),
  ...forEach(NAMING, 'response', () => believing),
  'webhook-of-a-stranger': trusting,
}

import { PaymentError, type WebhookDelivery } from '@paystate/core'
import { ATTACKS } from '../../src/index.ts'
import { believed, mix, receiving, type Saboteur, withAdapter } from './tools.ts'

/** Believes whatever is refused. */
const gullible: Saboteur = receiving((delivery, { adapter }) =>
  delivery.kind === 'refused' ? believed(adapter) : delivery,
)

const REFUSED: WebhookDelivery = {
  kind: 'refused',
  error: new PaymentError('webhook_refused', { what: 'No.' }),
  response: new Response(null, { status: 401 }),
}

const attacks = ATTACKS.map(({ name }): [string, Saboteur] => [
  `attack/${name.replaceAll(' ', '-')}`,
  gullible,
])

/** Newer than anything that a subject counts. */
const LATEST = { begun: Number.MAX_SAFE_INTEGER - 1, received: Number.MAX_SAFE_INTEGER }

export const onWebhooks: Readonly<Record<string, Saboteur>> = {
  ...Object.fromEntries(attacks),
  genuine: receiving(() => REFUSED),
  'named-headers': withAdapter(({ capabilities }) => ({
    capabilities: { ...capabilities, webhooks: { ...capabilities.webhooks, headers: [] } },
  })),
  'two-answers': receiving((delivery) =>
    mix(delivery, { acknowledge: () => new Response(null, { status: 500 }) }),
  ),
  copies: (subject) => {
    const seen = new Set<string>()
    return receiving(async (delivery, { request }) => {
      const text = await request.text()
      if (seen.has(text)) return REFUSED
      seen.add(text)
      return delivery
    })(subject)
  },
  'own-message-id': receiving((delivery) =>
    delivery.kind === 'refused'
      ? delivery
      : mix(delivery, {
          hints: delivery.hints.map((hint) => mix(hint, { messageId: hint.paymentId })),
        }),
  ),
  'before-the-row': receiving((delivery) => mix(delivery, { hints: [] })),
  'no-belief': receiving(async (delivery, { adapter }) => {
    if (delivery.kind === 'refused') return delivery
    const [hint] = delivery.hints
    const { account } = adapter
    const { observation } = await adapter.getPayment({ account, id: hint?.paymentId ?? '' })
    return { ...delivery, observations: [observation] }
  }),
  'nothing-flips-back': receiving(async (delivery, { adapter }) => {
    if (delivery.kind === 'refused') return delivery
    const [hint] = delivery.hints
    const { account } = adapter
    const { observation } = await adapter.getPayment({ account, id: hint?.paymentId ?? '' })
    const reported = observation.payment
    if (!reported) return delivery
    const amounts = { ...reported.amounts, reversed: reported.amounts.captured }
    const payment = { ...reported, status: 'canceled' as const, amounts }
    return { ...delivery, observations: [{ ...observation, asOf: LATEST, payment }] }
  }),
  'old-news-takes-nothing-back': receiving(async (delivery, { adapter }) => {
    if (delivery.kind === 'refused') return delivery
    const [hint] = delivery.hints
    const { account } = adapter
    const { observation } = await adapter.getPayment({ account, id: hint?.paymentId ?? '' })
    const refunds = observation.refunds?.map((refund) => mix(refund, { status: 'canceled' })) ?? []
    return { ...delivery, observations: [mix(observation, { asOf: LATEST, refunds })] }
  }),
  'dispute-is-evidence': receiving((delivery) => mix(delivery, { observations: [] })),
  'unclear-dispute': receiving((delivery) =>
    delivery.kind === 'received' && delivery.hints.some(({ recognized }) => !recognized)
      ? mix(delivery, { observations: [] })
      : delivery,
  ),
  'hostile-ids': (subject) => {
    const trusting = receiving(async (delivery, { adapter, request }) => {
      if (delivery.kind === 'received') return delivery
      const text = await request.text()
      const id = /"payment":"([^"]*)"/.exec(text)?.[1] ?? new URLSearchParams(text).get('payment')
      return believed(adapter, id ?? '')
    })
    return withAdapter((adapter) => ({
      getPayment: async (payment, options) => {
        const safe = /^pay_\d+$/.test(payment.id ?? '')
        return adapter.getPayment(safe ? payment : mix(payment, { id: 'pay_000001' }), options)
      },
    }))(trusting(subject))
  },
  huge: withAdapter((adapter) => ({
    receiveWebhook: async (request) => {
      const body = await request.arrayBuffer()
      const { url, method, headers } = request
      return adapter.receiveWebhook(new Request(url, { method, headers, body }))
    },
  })),
  'read-before': receiving((delivery, { adapter, request }) =>
    request.bodyUsed ? believed(adapter) : delivery,
  ),
  'unknown-kind': receiving((delivery) =>
    delivery.kind === 'received'
      ? { ...delivery, hints: delivery.hints.map((hint) => ({ ...hint, recognized: true })) }
      : delivery,
  ),
}

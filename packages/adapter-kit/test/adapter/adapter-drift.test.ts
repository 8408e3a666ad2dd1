import { type PaymentAdapter, PaymentError } from '@paystate/core'
import { expect, it } from 'vitest'
import { createAdapter } from '../../src/index.ts'
import { fakeDefinition, fakeWrites } from '../fake/definition.ts'
import { account, INPUTS, NOW, PAYMENT, pendingOf, REFUND, readingAt } from '../fake/provider.ts'

const UNKNOWN = { value: 'new_word', codes: [], recognized: false }
const READING = readingAt('processing', { report: { providerStatus: UNKNOWN } })
const { observation } = READING
const SEEN = { refund: REFUND, observation }
const MISS = {
  kind: 'not_seen',
  miss: {
    reference: 'order_1',
    account,
    begunAt: NOW,
    endedAt: NOW,
    complete: true,
    positiveControl: 'seen',
  },
} as const
const REFUSED = {
  kind: 'refused',
  error: new PaymentError('webhook_refused', { what: 'No signature.' }),
  response: new Response(null, { status: 401 }),
} as const
const { refund_payment } = fakeWrites()
const respond = () => new Response(null)

/** An adapter whose every response has a status that its tables lack, and what its observer is told. */
function told(isSilent = false) {
  const events: unknown[] = []
  const definition = fakeDefinition({
    reads: {
      getPayment: async () => READING,
      getRefund: async () => SEEN,
      findPayment: async () => (isSilent ? MISS : { kind: 'found', ...READING }),
      findRefund: async () => (isSilent ? MISS : { kind: 'found', ...SEEN }),
    },
    writes: {
      refund_payment: {
        ...refund_payment,
        decode: () =>
          isSilent
            ? { says: 'unclear', error: 'unavailable', what: 'HTTP 503.' }
            : { says: 'applied', value: REFUND, observation },
      },
    },
    receiveWebhook: async () =>
      isSilent
        ? REFUSED
        : {
            kind: 'received',
            authenticity: 'signed',
            hints: [],
            observations: [observation],
            acknowledge: respond,
            requestRedelivery: respond,
          },
  })
  const observe = (event: unknown) => events.push(event)
  return { adapter: createAdapter(definition).create({ key: 'given' }, { observe }), events }
}

const ASK: Readonly<Record<string, (adapter: PaymentAdapter) => Promise<unknown>>> = {
  findPayment: (adapter) => adapter.findPayment({ reference: 'order_1' }),
  findRefund: (adapter) => adapter.findRefund({ payment: PAYMENT, reference: 'refund_1' }),
  lookup: (adapter) => adapter.lookup(pendingOf('create_payment')),
  refundPayment: (adapter) =>
    adapter.refundPayment(INPUTS.refund_payment, { previousAttempts: 'none' }),
  receiveWebhook: (adapter) => adapter.receiveWebhook(new Request('https://shop.example/webhook')),
}
const READ: typeof ASK = {
  getPayment: (adapter) => adapter.getPayment(PAYMENT),
  getRefund: (adapter) => adapter.getRefund({ payment: PAYMENT, id: 'ref_1' }),
}

it.each(Object.entries({ ...READ, ...ASK }))(
  'tells the observer of a status in %s that its tables lack, once',
  async (_name, ask) => {
    const { adapter, events } = told()
    await ask(adapter)
    await ask(adapter)

    expect(events).toEqual([
      {
        type: 'mapping.drift',
        provider: 'fake',
        part: 'payment',
        providerStatus: 'new_word',
        tables: fakeDefinition().tables,
      },
    ])
  },
)

it.each(Object.entries(ASK))('tells nothing where %s shows nothing', async (_name, ask) => {
  const { adapter, events } = told(true)
  await ask(adapter)

  expect(events).toEqual([])
})

import type { Outcome, PaymentAdapter, PaymentRef } from '@paystate/core'
import { DEFAULT_MOLLIE_KEY as KEY } from '@paystate/simulator/mollie'
import { describe, expect, it } from 'vitest'
import { answering, hal } from '../support/answering.ts'
import { aPayment, connected } from '../support/connected.ts'
import { created, paid } from '../support/paid.ts'
import { amount, captureJson, paymentJson, refundJson } from '../support/payment-json.ts'
import { ACCOUNT } from '../support/read-as.ts'

const first = { previousAttempts: 'none' } as const
const id = 'tr_5B8cwPMGnU6qLbRvo7qEZo'
const payment: PaymentRef = { account: ACCOUNT, reference: 'payment_1', id }
const euros = { currency: 'EUR', minorUnits: 400 }
const differs = { code: 'mismatch' }
const unconfirmed = { kind: 'unknown', error: differs }

const OTHERS = [
  ['nothing of ours', { metadata: null, webhookUrl: null }],
  [
    'nothing of ours, and metadata of its own',
    { metadata: { order: 'order_1' }, webhookUrl: null },
  ],
  ['metadata as text', { metadata: 'payment_1', webhookUrl: 'https://shop.example/hook' }],
  ['another reference', { metadata: { paystate: { reference: 'payment_2' } } }],
  [
    'another reference in the webhook address alone',
    { metadata: null, webhookUrl: 'https://shop.example/?paystate_reference=payment_2' },
  ],
  ['an empty reference', { metadata: { paystate: { reference: '' } }, webhookUrl: null }],
] as const

describe('a payment that is read by an id under our reference', () => {
  it.each(OTHERS)('is a mismatch when it carries %s', async (_what, json) => {
    const { mollie } = answering(() => hal(paymentJson({ ...json, status: 'paid' })))
    await expect(mollie.getPayment(payment)).rejects.toMatchObject(differs)
  })

  it('is read when its metadata was overwritten and its own webhook address carries the reference', async () => {
    const { mollie } = answering(() => hal(paymentJson({ metadata: { mine: true } })))
    const reading = await mollie.getPayment(payment)
    expect(reading).toMatchObject({
      payment: { reference: 'payment_1' },
      observation: { reference: 'payment_1' },
    })
  })

  it('gets no reference that it does not carry when it is read by its id alone', async () => {
    const { mollie } = answering(() => hal(paymentJson({ metadata: null, webhookUrl: null })))
    const { payment: read, observation } = await mollie.getPayment({ account: ACCOUNT, id })
    expect(read).not.toHaveProperty('reference')
    expect(observation).not.toHaveProperty('reference')
  })

  it.each([
    ['a paid payment that others made', { metadata: null, webhookUrl: null }],
    ['another payment of ours', {}],
  ])('after a forged webhook is never %s', async (_what, json) => {
    const world = connected()
    const { mollie } = world
    const { ref } = await created(world, { reference: 'order_1' })
    const stranger = await paid(world, { reference: 'order_2' })
    const { simulator } = world
    if ('metadata' in json) {
      await simulator.fetch(
        new Request(`https://api.mollie.test/v2/payments/${stranger.ref.id}`, {
          method: 'PATCH',
          headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
          body: JSON.stringify({ metadata: null, webhookUrl: 'https://other.example/hook' }),
        }),
        { progress: () => undefined },
      )
    }
    const delivery = await mollie.receiveWebhook(
      new Request('https://shop.example/webhooks/mollie?paystate_reference=order_1', {
        method: 'POST',
        body: `id=${stranger.ref.id}`,
      }),
    )
    if (delivery.kind !== 'received') throw delivery.error
    const [hint] = delivery.hints
    expect(hint).toMatchObject({ reference: 'order_1', paymentId: stranger.ref.id })
    const named = { account: mollie.account, reference: 'order_1', id: hint?.paymentId }
    await expect(mollie.getPayment(named)).rejects.toMatchObject(differs)
    expect((await mollie.getPayment(ref)).payment).toMatchObject({ status: 'requires_action' })
  })
})

describe('a create that is answered', () => {
  const input = aPayment({ reference: 'payment_1' })

  it.each([
    ...OTHERS,
    ['another amount', { amount: amount('10.01') }],
    ['another currency', { amount: amount('10.00', 'USD') }],
    ['no amount', { amount: undefined }],
    ['the other mode', { mode: 'live' }],
    ['another profile', { profileId: 'pfl_other' }],
  ] as const)('with %s is unknown, and the payer is sent nowhere', async (_what, json) => {
    const options = { profileId: 'pfl_QkEhN94Ba' }
    const { mollie } = answering(() => hal(paymentJson(json), { status: 201 }), options)
    const outcome = await mollie.createPayment(input, first)
    expect(outcome).toMatchObject(unconfirmed)
    expect(JSON.stringify(outcome)).not.toContain('mollie.com/checkout')
  })

  it('with what was requested is applied', async () => {
    const { mollie } = answering(() => hal(paymentJson(), { status: 201 }))
    expect(await mollie.createPayment(input, first)).toMatchObject({
      kind: 'applied',
      value: { reference: 'payment_1', nextAction: { type: 'redirect' } },
    })
  })
})

interface Part {
  readonly write: string
  readonly json: (differs?: Readonly<Record<string, unknown>>) => unknown
  readonly send: (mollie: PaymentAdapter) => Promise<Outcome>
}

const PARTS: readonly Part[] = [
  {
    write: 'a refund',
    json: refundJson,
    send: (mollie) => mollie.refundPayment({ reference: 'part_1', payment, amount: euros }, first),
  },
  {
    write: 'a capture',
    json: captureJson,
    send: (mollie) => mollie.capturePayment({ reference: 'part_1', payment, amount: euros }, first),
  },
]

describe.each(PARTS)('$write that is answered', ({ json, send }) => {
  const ours = { metadata: { paystate: { reference: 'part_1' } } }

  it.each([
    ['another amount', { ...ours, amount: amount('3.00') }],
    ['another currency', { ...ours, amount: amount('4.00', 'USD') }],
    ['no amount', { ...ours, amount: null }],
    ['another reference', { metadata: { paystate: { reference: 'part_2' } } }],
    ['no reference', { metadata: null }],
    ['another payment', { ...ours, paymentId: 'tr_another' }],
    ['no payment', { ...ours, paymentId: undefined }],
    ['the other mode', { ...ours, mode: 'live' }],
  ])('with %s is unknown', async (_what, changes) => {
    const { mollie } = answering(() => hal(json(changes), { status: 201 }))
    expect(await send(mollie)).toMatchObject(unconfirmed)
  })

  it('with what was requested is applied, and says nothing that the answer does not', async () => {
    const { mollie } = answering(() => hal(json(ours), { status: 201 }))
    const outcome = await send(mollie)
    expect(outcome).toMatchObject({ kind: 'applied', observation: { paymentId: id } })
    if (outcome.kind !== 'applied') throw outcome.error
    expect(outcome.observation).not.toHaveProperty('reference')
  })
})

describe('a cancel that is answered', () => {
  it.each([
    ...OTHERS,
    ['another payment', { id: 'tr_another' }],
    ['another profile', { profileId: 'pfl_other' }],
  ] as const)('with %s is unknown', async (_what, json) => {
    const options = { profileId: 'pfl_QkEhN94Ba' }
    const { mollie } = answering(() => hal(paymentJson({ ...json, status: 'canceled' })), options)
    const cancel = { reference: 'cancel_1', payment, ifPaid: 'keep' } as const
    expect(await mollie.cancelPayment(cancel, first)).toMatchObject(unconfirmed)
  })
})

describe('a refund that is read', () => {
  const ours = { metadata: { paystate: { reference: 'refund_1' } } }

  it.each([
    ['under another id', { ...ours, id: 're_another' }],
    ['of another payment', { ...ours, paymentId: 'tr_another' }],
    ['of no payment', { ...ours, paymentId: undefined }],
    ['of the other mode', { ...ours, mode: 'live' }],
    ['under another reference', { metadata: { paystate: { reference: 'refund_9' } } }],
    ['under no reference', {}],
  ])('%s is a mismatch', async (_what, changes) => {
    const { mollie } = answering(() => hal(refundJson(changes)))
    const refund = { payment, id: 're_4qqhO89gsT', reference: 'refund_1' }
    await expect(mollie.getRefund(refund)).rejects.toMatchObject(differs)
  })

  it('by its id alone gets no reference, and its payment no more than its id', async () => {
    const { mollie } = answering(() => hal(refundJson()))
    const { refund, observation } = await mollie.getRefund({ payment, id: 're_4qqhO89gsT' })
    expect(refund).not.toHaveProperty('reference')
    expect(observation).toMatchObject({ paymentId: id })
    expect(observation).not.toHaveProperty('reference')
  })
})

describe('a payment of another profile', () => {
  it('is a mismatch', async () => {
    const { mollie } = answering(() => hal(paymentJson()), { profileId: 'pfl_other' })
    const { account } = mollie
    await expect(mollie.getPayment({ account, id })).rejects.toMatchObject(differs)
  })
})

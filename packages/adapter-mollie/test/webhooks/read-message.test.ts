import { describe, expect, it } from 'vitest'
import { connected } from '../support/connected.ts'
import { captureJson, paymentJson } from '../support/payment-json.ts'
import { classic, event, SECRET, signatureOf, signed } from './messages.ts'

const { mollie } = connected({ options: { webhookSecrets: [SECRET] } })

async function received(differs: Readonly<Record<string, unknown>>) {
  const text = event(differs)
  const delivery = await mollie.receiveWebhook(signed(text, [signatureOf(text, SECRET)]))
  if (delivery.kind !== 'received') throw delivery.error
  return delivery
}

const named = { account: mollie.account, messageId: 'event_GvJ8WHrp5isUdRub9CJyH' }

it.each([
  ...['payment.paid', 'payment.authorized', 'payment.failed', 'payment.canceled'],
  ...['payment.expired', 'payment.pending', 'refund.queued', 'refund.pending'],
  ...['refund.processing', 'refund.refunded', 'refund.failed', 'refund.canceled'],
  ...['chargeback.received', 'chargeback.reversed', 'capture.succeeded', 'capture.failed'],
])('the kind %s is known', async (type) => {
  expect((await received({ type })).hints).toMatchObject([{ event: type, recognized: true }])
})

describe('an event about a payment', () => {
  const webhookUrl = 'https://shop.example/hook?paystate_reference=payment_2'

  it('names it as its metadata does, before its address', async () => {
    const { hints } = await received({ _embedded: { entity: paymentJson({ webhookUrl }) } })

    expect(hints).toMatchObject([{ reference: 'payment_1' }])
  })

  it('names it as its address does where the metadata was overwritten', async () => {
    const entity = paymentJson({ metadata: { mine: 1 }, webhookUrl })

    expect((await received({ _embedded: { entity } })).hints).toMatchObject([
      { reference: 'payment_2' },
    ])
  })

  it('names only the id where neither is ours', async () => {
    const entity = paymentJson({ metadata: null, webhookUrl: null })
    const { hints } = await received({ entityId: 'tr_1', _embedded: { entity } })

    expect(hints).toStrictEqual([
      { ...named, event: 'payment.paid', recognized: true, paymentId: 'tr_1' },
    ])
  })
})

describe('an event about something else', () => {
  it('names a capture by our reference of it', async () => {
    const metadata = { paystate: { reference: 'capture_1' } }
    const entity = captureJson({ metadata })
    const { hints } = await received({
      type: 'capture.failed',
      entityId: 'cpt_1',
      _embedded: { entity },
    })

    expect(hints).toStrictEqual([
      {
        ...named,
        event: 'capture.failed',
        recognized: true,
        captureId: 'cpt_1',
        captureReference: 'capture_1',
        paymentId: 'tr_5B8cwPMGnU6qLbRvo7qEZo',
      },
    ])
  })

  it.each([
    ['an id of a kind that nobody knows', 'sub_1'],
    ['a payment’s id with something behind it', 'tr_1/..'],
    ['no id', undefined],
  ])('names nothing by %s', async (_what, entityId) => {
    const { hints } = await received({ type: 'invoice.paid', entityId, _embedded: {} })

    expect(hints).toStrictEqual([{ ...named, event: 'invoice.paid', recognized: false }])
  })
})

describe('the age of a message', () => {
  it.each([undefined, 'yesterday', 1_768_478_340_000])(
    'is not reported by %j',
    async (createdAt) => {
      expect(await received({ createdAt })).not.toHaveProperty('ageMs')
    },
  )

  it('is not reported by the classic form', async () => {
    expect(await mollie.receiveWebhook(classic('id=tr_1'))).not.toHaveProperty('ageMs')
  })
})

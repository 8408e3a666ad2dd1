import { describe, expect, it } from 'vitest'
import { connected } from '../support/connected.ts'
import { created } from '../support/paid.ts'
import { paymentJson, refundJson } from '../support/payment-json.ts'
import { classic, event, NEW_SECRET, SECRET, signatureOf, signed, URL_OF_SHOP } from './messages.ts'

describe('the classic form', () => {
  const { mollie, simulator } = connected()

  it('names a payment, by nobody’s word, and asks nobody', async () => {
    const delivery = await mollie.receiveWebhook(classic('id=tr_5B8cwPMGnU6qLbRvo7qEZo'))
    expect(delivery).toMatchObject({
      kind: 'received',
      authenticity: 'unsigned',
      observations: [],
      hints: [
        {
          account: mollie.account,
          event: '',
          recognized: true,
          paymentId: 'tr_5B8cwPMGnU6qLbRvo7qEZo',
          reference: 'payment_1',
        },
      ],
    })
    expect(simulator.requests.entries()).toEqual([])
  })

  it.each([
    ['by its content type', '=&id=tr_1', 'application/x-www-form-urlencoded; charset=utf-8'],
    ['by its text', 'id=tr_1', undefined],
    ['by its text', 'subscriptionId=sub_1&id=tr_1', 'text/plain'],
  ])('is recognized %s', async (_by, body, type) => {
    const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type }
    const bytes = new TextEncoder().encode(body)
    const delivery = await mollie.receiveWebhook(
      new Request(URL_OF_SHOP, { method: 'POST', headers, body: bytes }),
    )
    expect(delivery).toMatchObject({ kind: 'received', hints: [{ paymentId: 'tr_1' }] })
  })

  it.each(['{"a=b":1}', ' =id=tr_1', '?id=tr_1'])(
    'is not %j without its content type',
    async (body) => {
      const bytes = new TextEncoder().encode(body)
      const request = new Request(URL_OF_SHOP, { method: 'POST', body: bytes })
      expect(await mollie.receiveWebhook(request)).toMatchObject({ kind: 'refused' })
    },
  )

  it('is answered by 200 when it was stored, and by something else to have it again', async () => {
    const delivery = await mollie.receiveWebhook(classic('id=tr_1'))
    if (delivery.kind !== 'received') throw delivery.error
    expect(delivery.acknowledge().status).toBe(200)
    expect(delivery.requestRedelivery().status).toBe(503)
  })

  it.each([
    'id=ord_kEn1PlbGa',
    'id=sub_rVKGtNd6s3',
    'id=pl_4Y0eZitmBnQ6IDoMqZQKh',
    'id=cst_8wmqcHMN4U',
    'id=tr_x/../../customers/cst_1',
    'id=tr_x%2F..%2F..%2Fcustomers',
    'id=tr_1%00',
    'id=tr_1&id=tr_2',
    'id=',
    `id=tr_${'x'.repeat(65)}`,
    'id=' + '😀',
    'testByMollie=1&id=ord_1',
  ])('%j is acknowledged like any other, and names nothing to read', async (body) => {
    const delivery = await mollie.receiveWebhook(classic(body))
    if (delivery.kind !== 'received') throw delivery.error
    expect(delivery).toMatchObject({ authenticity: 'unsigned', hints: [], observations: [] })
    expect(delivery.acknowledge().status).toBe(200)
  })

  it.each(['subscriptionId=sub_1&id=tr_1', 'a=b&id=tr_1&c=d'])(
    '%j names the payment among other fields',
    async (body) => {
      const delivery = await mollie.receiveWebhook(classic(body))
      expect(delivery).toMatchObject({ kind: 'received', hints: [{ paymentId: 'tr_1' }] })
    },
  )

  it.each(['', 'tr_1', '{"id":"tr_1"}'])('%j is refused', async (body) => {
    const delivery = await mollie.receiveWebhook(classic(body))
    expect(delivery).toMatchObject({ kind: 'refused', error: { code: 'webhook_refused' } })
    expect(delivery.kind === 'refused' && delivery.response.status).toBeGreaterThanOrEqual(400)
  })

  it('is refused by another method', async () => {
    const delivery = await mollie.receiveWebhook(new Request(URL_OF_SHOP))
    expect(delivery).toMatchObject({ kind: 'refused' })
    expect(delivery.kind === 'refused' && delivery.response.status).toBe(405)
  })

  it('takes no reference from an address that does not carry one of ours', async () => {
    const url = 'https://shop.example/hook?paystate_reference=a/../b'
    const delivery = await mollie.receiveWebhook(classic('id=tr_1', url))
    if (delivery.kind !== 'received') throw delivery.error
    expect(delivery.hints[0]).not.toHaveProperty('reference')
  })
})

describe('a signed event', () => {
  const { mollie } = connected({ options: { webhookSecrets: [SECRET, NEW_SECRET] } })
  const text = event()

  it.each([
    ['with one signature', [signatureOf(text, SECRET)]],
    ['by the other secret', [signatureOf(text, NEW_SECRET)]],
    ['without the prefix', [signatureOf(text, SECRET).slice(7)]],
    ['in capitals', [`sha256=${signatureOf(text, SECRET).slice(7).toUpperCase()}`]],
    [
      'with two, of which one is ours',
      [signatureOf(text, 'an old one'), signatureOf(text, SECRET)],
    ],
  ])('%s is received', async (_how, signatures) => {
    const delivery = await mollie.receiveWebhook(signed(text, signatures))
    expect(delivery).toMatchObject({
      kind: 'received',
      authenticity: 'signed',
      ageMs: 60_000,
      hints: [
        {
          event: 'payment.paid',
          recognized: true,
          messageId: 'event_GvJ8WHrp5isUdRub9CJyH',
          paymentId: 'tr_5B8cwPMGnU6qLbRvo7qEZo',
          reference: 'payment_1',
        },
      ],
    })
  })

  it.each([
    ['without a signature', text, []],
    ['with an empty one', text, ['']],
    ['with another text', `${text} `, [signatureOf(text, SECRET)]],
    ['by a secret that is not ours', text, [signatureOf(text, 'somebody else’s')]],
    ['with a digest that is too short', text, ['sha256=00']],
    ['that is no event', '{"resource":"payment"}', [signatureOf('{"resource":"payment"}', SECRET)]],
    ['that is no JSON', 'id=tr_1', [signatureOf('id=tr_1', SECRET)]],
  ])('%s is refused', async (_how, body, signatures) => {
    const delivery = await mollie.receiveWebhook(signed(body, signatures))
    expect(delivery).toMatchObject({ kind: 'refused', error: { code: 'webhook_refused' } })
  })

  it('without a signature is reported apart from one with a wrong signature', async () => {
    const absent = await mollie.receiveWebhook(signed(text, []))
    const wrong = await mollie.receiveWebhook(signed(text, [signatureOf(text, 'a guess')]))
    expect(absent).toMatchObject({ error: { message: expect.stringContaining('no signature') } })
    expect(wrong).toMatchObject({ error: { message: expect.stringContaining('does not match') } })
  })

  it('is refused where no secret is configured', async () => {
    const delivery = await connected().mollie.receiveWebhook(
      signed(text, [signatureOf(text, SECRET)]),
    )
    expect(delivery).toMatchObject({ kind: 'refused' })
  })

  it('about the other mode is refused', async () => {
    const live = event({ _embedded: { entity: paymentJson({ mode: 'live' }) } })
    const delivery = await mollie.receiveWebhook(signed(live, [signatureOf(live, SECRET)]))
    expect(delivery).toMatchObject({ kind: 'refused' })
  })

  it.each([
    [
      'refund.refunded',
      're_4qqhO89gsT',
      refundJson({ metadata: { paystate: { reference: 'refund_1' } } }),
      {
        refundId: 're_4qqhO89gsT',
        refundReference: 'refund_1',
        paymentId: 'tr_5B8cwPMGnU6qLbRvo7qEZo',
      },
    ],
    [
      'chargeback.received',
      'chb_1',
      { paymentId: 'tr_1' },
      { disputeId: 'chb_1', paymentId: 'tr_1' },
    ],
    [
      'capture.succeeded',
      'cpt_1',
      { paymentId: 'tr_1' },
      { captureId: 'cpt_1', paymentId: 'tr_1' },
    ],
    ['payment.expired', 'tr_1', undefined, { paymentId: 'tr_1' }],
    ['refund.failed', 're_1', { paymentId: 'tr_x/..' }, { refundId: 're_1' }],
  ])('%s names what it is about', async (type, entityId, entity, names) => {
    const message = event({ type, entityId, _embedded: entity && { entity } })
    const delivery = await mollie.receiveWebhook(signed(message, [signatureOf(message, SECRET)]))
    if (delivery.kind !== 'received') throw delivery.error
    const { account } = mollie
    const messageId = 'event_GvJ8WHrp5isUdRub9CJyH'
    expect(delivery.hints).toEqual([
      { account, event: type, recognized: true, messageId, ...names },
    ])
  })

  it('of a kind that nobody documented is received, and says so', async () => {
    const message = event({ type: 'payment.pondered', entityId: 'tr_1', _embedded: null })
    const delivery = await mollie.receiveWebhook(signed(message, [signatureOf(message, SECRET)]))
    expect(delivery).toMatchObject({
      kind: 'received',
      hints: [{ event: 'payment.pondered', recognized: false, paymentId: 'tr_1' }],
    })
  })
})

describe('the way back', () => {
  it('tells whose payer it is', () => {
    const { mollie } = connected()
    expect(mollie.readReturn(new Request(URL_OF_SHOP))).toEqual({ reference: 'payment_1' })
    expect(mollie.readReturn(new Request('https://shop.example/return'))).toBeUndefined()
  })
})

describe('a subscription whose secret is replaced', () => {
  it('is heard with the old secret, with the new one, and with both', async () => {
    const heard: Request[] = []
    const deliver = async (request: Request) => {
      heard.push(request)
      return new Response(null)
    }
    const world = connected({ simulator: { deliver } })
    const { subscriptions, payer, clock } = world.simulator
    const { id, secret } = subscriptions.subscribe({ url: 'https://shop.example/events' })
    const newer = subscriptions.rollSecret(id)
    const { ref } = await created(world, { reference: 'heard', extra: { method: 'ideal' } })
    await payer.pay(ref.id)
    await clock.advance(1_000)
    const event = heard.find(({ headers }) => headers.has('x-mollie-signature'))
    if (!event) throw new Error('Nothing was heard.')
    expect(event.headers.get('x-mollie-signature')).toMatch(/^sha256=\w{64}, ?sha256=\w{64}$/)

    const hearing = async (webhookSecrets: readonly string[]) => {
      const { mollie } = connected({ options: { webhookSecrets } })
      return mollie.receiveWebhook(event.clone())
    }
    for (const secrets of [[secret], [newer], [newer, secret]]) {
      expect(await hearing(secrets)).toMatchObject({
        kind: 'received',
        authenticity: 'signed',
        hints: [{ event: 'payment.paid', paymentId: ref.id, reference: 'heard' }],
      })
    }
    expect(await hearing(['anotherSecret0000001'])).toMatchObject({ kind: 'refused' })
  })
})

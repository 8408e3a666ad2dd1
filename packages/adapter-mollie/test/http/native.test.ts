import { MollieApiError } from '@mollie/api-client'
import type { AdapterEvent } from '@paystate/core'
import { createMollieSimulator, DEFAULT_MOLLIE_KEY } from '@paystate/simulator/mollie'
import { describe, expect, it } from 'vitest'
import { adapter, idsOf, isMollie } from '../../src/index.ts'
import { answering, configured, hal, KEY, refusal } from '../support/answering.ts'
import { aPayment } from '../support/connected.ts'
import { paymentJson } from '../support/payment-json.ts'

const first = { previousAttempts: 'none' } as const

describe("Mollie's own client", () => {
  it('makes a customer, whose mandate of a first payment is charged again', async () => {
    const simulator = createMollieSimulator()
    const { clock, fetch, payer } = simulator
    const options = { apiKey: DEFAULT_MOLLIE_KEY, baseUrl: 'https://api.mollie.test' }
    const mollie = adapter.create(options, { clock, fetch })
    const { id: customerId } = await mollie.native.customers.create({ name: 'Jo Doe' })
    const extra = { method: 'creditcard', sequenceType: 'first', customerId }
    const outcome = await mollie.createPayment(aPayment({ extra }), first)
    if (outcome.kind !== 'applied' || !outcome.value.id) throw new Error('not applied')
    await payer.pay(outcome.value.id)
    const { account } = mollie
    const reading = await mollie.getPayment({ account, id: outcome.value.id })
    const { mandateId } = idsOf(reading)
    expect(mandateId).toMatch(/^mdt_/)
    expect(idsOf(outcome).customerId).toBe(customerId)
    const mandates = await mollie.native.customerMandates.page({ customerId })
    expect(mandates.map(({ id }) => id)).toEqual([mandateId])
    const again = { sequenceType: 'recurring', customerId, mandateId, method: 'creditcard' }
    expect(await mollie.createPayment(aPayment({ extra: again }), first)).toMatchObject({
      kind: 'applied',
    })
  })

  it('sends with the key of the adapter, once, and is seen by observers', async () => {
    const { fetch, sent, clock } = answering(() => hal(paymentJson()))
    const events: AdapterEvent[] = []
    const observe = (event: AdapterEvent) => void events.push(event)
    const mollie = adapter.create(configured(), { fetch, clock, observe })
    await mollie.native.payments.update('tr_1', { description: 'Four books' })
    await mollie.native.payments.cancel('tr_1', { idempotencyKey: 'mine_1' })
    expect(sent.map(({ method, url, body }) => [method, url, body])).toEqual([
      ['PATCH', 'https://api.mollie.com/v2/payments/tr_1', '{"description":"Four books"}'],
      ['DELETE', 'https://api.mollie.com/v2/payments/tr_1', '{}'],
    ])
    expect(sent[1]?.headers.get('authorization')).toBe(`Bearer ${KEY}`)
    expect(sent[1]?.headers.get('idempotency-key')).toBe('mine_1')
    expect(events).toMatchObject([{ operation: 'native' }, { operation: 'native' }])
  })

  it("throws the client's own error for a refusal, and nothing is repeated", async () => {
    const { fetch, sent, clock } = answering(() => refusal(503, { detail: 'Not now', field: 'x' }))
    const { native } = adapter.create(configured(), { fetch, clock })
    await expect(native.payments.get('tr_1')).rejects.toMatchObject({
      name: 'ApiError',
      message: 'Not now',
      statusCode: 503,
      field: 'x',
    })
    await expect(native.payments.get('tr_1')).rejects.toBeInstanceOf(MollieApiError)
    expect(sent).toHaveLength(2)
  })

  it.each([
    ['a page of a gateway', () => new Response('<html>', { status: 502 }), { statusCode: 502 }],
    ['no response', () => Promise.reject(new Error('reset')), { code: 'connection_lost' }],
  ])('throws for %s', async (_what, answer, error) => {
    const { fetch, clock } = answering(answer)
    const { native } = adapter.create(configured(), { fetch, clock })
    await expect(native.payments.get('tr_1')).rejects.toMatchObject(error)
  })

  it('says of a lost write, and of no read, that it may have had an effect', async () => {
    const { fetch, clock } = answering(() => Promise.reject(new Error('reset')))
    const { native } = adapter.create(configured(), { fetch, clock })
    await expect(native.payments.cancel('tr_1')).rejects.toThrow('effect is not known')
    await expect(native.payments.get('tr_1')).rejects.toThrow('A read moves no money')
  })

  it('follows no link to another host', async () => {
    const next = { href: 'https://evil.example/v2/payments?from=tr_2' }
    const { fetch, clock, sent } = answering(() =>
      hal({ _embedded: { payments: [paymentJson()] }, _links: { next } }),
    )
    const { native } = adapter.create(configured(), { fetch, clock })
    const page = await native.payments.page()
    await page.nextPage?.()
    const refresh = native.payments.iterate()
    await refresh.next().catch(() => undefined)
    expect(new Set(sent.map(({ url }) => new URL(url).origin))).toEqual(
      new Set(['https://api.mollie.com']),
    )
  })

  it('belongs to adapters of Mollie, whatever they were made from', () => {
    const { mollie } = answering(() => hal({}))
    expect(isMollie(mollie)).toBe(true)
    const other = { ...mollie, account: { ...mollie.account, provider: 'other' } }
    expect(isMollie(other)).toBe(false)
  })
})

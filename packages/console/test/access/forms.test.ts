import { describe, expect, it } from 'vitest'
import { sharedOffice } from '../support/shared-office.ts'
import { formsOf } from '../support/visitor.ts'

async function aRefund(order: string) {
  const office = await sharedOffice()
  const id = await office.pay(order)
  const { providerId = '' } = await office.payments.get(id)
  const page = await office.visitor.get(`/payment?id=${id}`)
  const form = formsOf(page.html).find(({ address }) => address.endsWith('/refund'))
  const refunds = () => office.mollie.ledger.refundsOf(providerId)
  return { ...office, id, page, refunds, fields: form?.fields ?? {} }
}

describe('a form', () => {
  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'http://127.0.0.1:3000' }],
    ['another origin of the same site', { 'sec-fetch-site': 'same-site' }],
    ['a program that says nothing', {}],
    ['another origin', { origin: 'https://evil.example' }],
    ['no origin', { origin: 'null' }],
  ])('is refused from %s', async (name, headers) => {
    const { visitor, fields, refunds } = await aRefund(`order_from ${name}`)
    const sent = await visitor.post('/payment/refund', { fields, headers })

    expect(sent.status).toBe(403)
    expect(sent.text).toContain('Nothing was done')
    expect(refunds()).toEqual([])
  })

  it('is taken from an older browser that names its own origin alone', async () => {
    const { visitor, fields, refunds } = await aRefund('order_older_browser')
    const headers = { origin: 'http://127.0.0.1:3000' }
    const sent = await visitor.post('/payment/refund', { fields, headers })

    expect(sent.status).toBe(200)
    expect(refunds()).toHaveLength(1)
  })

  it('is good for its payment, its action and its id alone', async () => {
    const { visitor, fields, refunds, pay } = await aRefund('order_one')
    const other = await pay('order_other')
    const forged = [
      ['/payment/refund', { ...fields, subject: other }],
      ['/payment/refund', { ...fields, id: '00000000-0000-4000-8000-000000000000' }],
      ['/payment/refund', { ...fields, token: '' }],
      ['/payment/refund', { ...fields, token: `${fields.token}AAAA` }],
      ['/payment/cancel', { ...fields, if_paid: 'reverse' }],
    ] as const
    const sent = await Promise.all(
      forged.map(([path, changed]) => visitor.post(path, { fields: changed })),
    )

    expect(sent.map(({ status }) => status)).toEqual(forged.map(() => 403))
    expect(refunds()).toEqual([])
  })

  it('is good for the person it was shown to alone', async () => {
    const { open, id, refunds } = await aRefund('order_of_ada')
    const secret = 'the same secret in all processes'
    const { visitor: ada } = open({ authorize: () => ({ name: 'Ada' }), secret })
    const { visitor: bob } = open({ authorize: () => ({ name: 'Bob' }), secret })
    const { visitor: adaElsewhere } = open({ authorize: () => ({ name: 'Ada' }), secret })
    const page = await ada.get(`/payment?id=${id}`)

    expect((await bob.submit(page, { action: 'payment/refund' })).status).toBe(403)
    expect(refunds()).toEqual([])
    expect((await adaElsewhere.submit(page, { action: 'payment/refund' })).status).toBe(200)
    expect(refunds()).toHaveLength(1)
  })

  it('larger than any of ours is not read', async () => {
    const { visitor, fields } = await aRefund('order_large')
    const sent = await visitor.post('/payment/refund', {
      fields: { ...fields, reason: 'x'.repeat(100_000) },
    })

    expect(sent.status).toBe(413)
  })
})

import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Answered, connected } from './connected.ts'

const listed = z.looseObject({
  _embedded: z.looseObject({ methods: z.array(z.looseObject({ id: z.string() })) }),
})

const idsIn = ({ body }: Answered) => listed.parse(body)._embedded.methods.map(({ id }) => id)

describe('the list of methods', () => {
  it('is of euros and of the web, unless it is asked otherwise', async () => {
    const { call } = connected()
    const ids = idsIn(await call('GET', '/methods'))
    expect(ids).toEqual(expect.arrayContaining(['ideal', 'creditcard', 'paypal', 'klarna']))
    for (const absent of [
      'twint',
      'bacs',
      'blik',
      'swish',
      'pointofsale',
      'applepay',
      'googlepay',
    ]) {
      expect(ids).not.toContain(absent)
    }
  })

  it('is of another currency with an amount in it', async () => {
    const { call } = connected()
    const francs = await call('GET', '/methods?amount[currency]=CHF&amount[value]=10.00')
    expect(idsIn(francs)).toContain('twint')
    expect(idsIn(francs)).not.toContain('ideal')
    expect(JSON.stringify(francs.body)).toContain('{"currency":"CHF","value":"0.01"}')
  })

  it('has the wallets that the payer’s device has', async () => {
    const { call } = connected()
    expect(idsIn(await call('GET', '/methods?includeWallets=applepay'))).toContain('applepay')
    const both = idsIn(await call('GET', '/methods?includeWallets=applepay,googlepay'))
    expect(both).toEqual(expect.arrayContaining(['applepay', 'googlepay']))
  })

  it('has those for a sequence', async () => {
    const { call } = connected()
    const recurring = idsIn(await call('GET', '/methods?sequenceType=recurring'))
    expect(recurring.toSorted()).toEqual(['creditcard', 'directdebit', 'paypal'])
    const first = idsIn(await call('GET', '/methods?sequenceType=first'))
    expect(first).toEqual(expect.arrayContaining(['ideal', 'creditcard', 'paypal']))
    expect(first).not.toContain('banktransfer')
    const amount = 'amount[currency]=EUR&amount[value]=10.00'
    expect(
      idsIn(await call('GET', `/methods?sequenceType=recurring&${amount}`)).toSorted(),
    ).toEqual(recurring.toSorted())
  })

  it('tells issuers and prices where they are asked for', async () => {
    const { call } = connected()
    const told = listed.parse((await call('GET', '/methods/all?include=issuers,pricing')).body)
    const kbc = told._embedded.methods.find(({ id }) => id === 'kbc')
    expect(kbc).toMatchObject({
      issuers: [
        { resource: 'issuer', id: 'kbc', name: 'KBC' },
        { resource: 'issuer', id: 'cbc' },
      ],
      pricing: [{ description: expect.any(String), fixed: { currency: 'EUR' }, variable: '0.00' }],
    })
    expect(JSON.stringify((await call('GET', '/methods')).body)).not.toContain('issuers')
    expect((await call('GET', '/methods/giftcard?include=issuers')).body.issuers).toHaveLength(3)
  })

  it.each([
    ['sequenceType=often', 'sequenceType'],
    ['locale=nl', 'locale'],
    ['include=prices', 'include'],
    ['includeWallets=cash', 'includeWallets'],
    ['resource=subscriptions', 'resource'],
    ['billingCountry=nl', 'billingCountry'],
    ['orderLineCategories=toys', 'orderLineCategories'],
    ['amount[currency]=EUR&amount[value]=ten', 'amount.value'],
    ['amount[currency]=XXX&amount[value]=1.00', 'amount.currency'],
  ])('is refused with 400 for %s', async (query, field) => {
    const { call } = connected()
    const { status, body } = await call('GET', `/methods?${query}`)
    expect({ status, field: body.field }).toEqual({ status: 400, field })
  })
})

describe('one method', () => {
  it('is told in the currency that is asked for', async () => {
    const { call } = connected()
    expect((await call('GET', '/methods/creditcard?currency=USD')).body).toMatchObject({
      minimumAmount: { currency: 'USD' },
    })
    expect((await call('GET', '/methods/creditcard?currency=XXX')).status).toBe(400)
  })

  it('may be one of a terminal or of a wallet', async () => {
    const { call } = connected()
    expect((await call('GET', '/methods/pointofsale')).status).toBe(200)
    expect((await call('GET', '/methods/applepay')).status).toBe(200)
  })

  it('is refused when it is not enabled, or when there is no such method', async () => {
    const { call } = connected({ methods: ['ideal'] })
    expect((await call('GET', '/methods/ideal')).status).toBe(200)
    expect((await call('GET', '/methods/paypal')).status).toBe(403)
    expect((await call('GET', '/methods/cash')).status).toBe(404)
    expect(idsIn(await call('GET', '/methods/all'))).toContain('paypal')
  })
})

import { describe, expect, it } from 'vitest'
import { connected, eur, idOf } from './connected.ts'

const LIVE = 'live_simulatorKeyOfThisTest0000000000'
const TEST = 'test_simulatorKeyOfPaystate00000000'

describe('a customer', () => {
  it('is made, read, listed, changed and deleted', async () => {
    const { call } = connected()
    const body = { name: 'Piet', email: 'piet@example.org', locale: 'nl_NL', metadata: { n: 1 } }
    const made = await call('POST', '/customers', { body })
    expect(made).toMatchObject({
      status: 201,
      body: { resource: 'customer', mode: 'test', ...body },
    })
    const path = `/customers/${idOf(made)}`
    expect((await call('GET', path)).body).toEqual(made.body)
    expect((await call('PATCH', path, { body: { name: null } })).body).toMatchObject({
      name: null,
      email: body.email,
    })
    const other = await call('POST', '/customers', { body: {} })
    expect(other.body).toMatchObject({ name: null, email: null, locale: null, metadata: null })
    expect((await call('GET', '/customers')).body).toMatchObject({
      count: 2,
      _embedded: { customers: [{ id: idOf(other) }, { id: idOf(made) }] },
    })
    expect((await call('DELETE', path)).status).toBe(204)
    expect((await call('GET', path)).status).toBe(404)
    expect((await call('DELETE', path)).status).toBe(404)
  })

  it.each([
    [{ email: 'piet' }, 'email'],
    [{ locale: 'dutch' }, 'locale'],
    [{ metadata: true }, 'metadata'],
    [{ surname: 'Mondriaan' }, 'surname'],
  ])('is refused: %j', async (body, field) => {
    const { call } = connected()
    expect((await call('POST', '/customers', { body })).body).toMatchObject({ status: 422, field })
  })

  it('of the live mode is not seen in the test mode', async () => {
    const { call, create } = connected({ keys: [TEST, LIVE] })
    const live = idOf(await call('POST', '/customers', { key: LIVE, body: {} }))
    expect((await call('GET', `/customers/${live}`)).status).toBe(404)
    expect((await call('GET', `/customers/${live}`, { key: LIVE })).status).toBe(200)
    expect((await create({ customerId: live })).body).toMatchObject({
      status: 422,
      field: 'customerId',
    })
  })

  it('has payments, which can be made and listed below it', async () => {
    const { call, create, customer } = connected()
    const customerId = await customer()
    await create()
    const terms = {
      amount: eur('10.00'),
      description: 'Order 1',
      redirectUrl: 'https://shop.test/r',
    }
    const made = await call('POST', `/customers/${customerId}/payments`, { body: terms })
    expect(made.body).toMatchObject({ customerId, status: 'open' })
    const list = await call('GET', `/customers/${customerId}/payments`)
    expect(list.body).toMatchObject({ count: 1, _embedded: { payments: [{ id: idOf(made) }] } })
    expect((await call('GET', `/customers/${customerId}`)).body._links).toHaveProperty('payments')
    expect((await call('POST', '/customers/cst_1/payments', { body: terms })).status).toBe(404)
  })
})

describe('a first payment', () => {
  it.each([
    ['ideal', 'directdebit', { consumerAccount: expect.any(String) }],
    ['creditcard', 'creditcard', { cardNumber: expect.any(String) }],
    ['paypal', 'paypal', { consumerName: expect.any(String) }],
  ])('by %s makes a mandate to charge by %s, once it is paid', async (method, by, details) => {
    const { create, call, customer, mollie } = connected()
    const customerId = await customer()
    const mandates = `/customers/${customerId}/mandates`
    const first = await create({ sequenceType: 'first', customerId, method })
    expect(first.body).not.toHaveProperty('mandateId')
    expect((await call('GET', mandates)).body.count).toBe(0)
    await mollie.payer.pay(idOf(first))
    const { mandateId } = (await call('GET', `/payments/${idOf(first)}`)).body
    expect((await call('GET', `${mandates}/${mandateId}`)).body).toMatchObject({
      resource: 'mandate',
      id: mandateId,
      status: 'valid',
      method: by,
      customerId,
      details,
    })
  })

  it('that fails or is canceled makes none', async () => {
    const { create, call, customer, mollie } = connected()
    const customerId = await customer()
    const make = async () => idOf(await create({ sequenceType: 'first', customerId }))
    await mollie.payer.fail(await make())
    await mollie.payer.cancel(await make())
    expect((await call('GET', `/customers/${customerId}/mandates`)).body.count).toBe(0)
  })

  it('whose money is still on its way makes one that is pending, and may yet fail', async () => {
    const { create, call, customer, mollie } = connected()
    const customerId = await customer()
    const first = idOf(await create({ sequenceType: 'first', customerId, method: 'paypal' }))
    await mollie.payer.startPaying(first)
    const told = async () => (await call('GET', `/customers/${customerId}/mandates`)).body
    expect(await told()).toMatchObject({ _embedded: { mandates: [{ status: 'pending' }] } })
    const charge = { sequenceType: 'recurring', customerId, redirectUrl: undefined }
    expect((await create(charge)).body).toMatchObject({ status: 422, field: 'customerId' })
    await mollie.bank.decline(first)
    expect(await told()).toMatchObject({ _embedded: { mandates: [{ status: 'invalid' }] } })
  })

  it('without a customer makes none, and is a payment as any other', async () => {
    const { create, mollie } = connected()
    const first = idOf(await create({ sequenceType: 'first', method: 'ideal' }))
    await mollie.payer.pay(first)
    expect(mollie.statusOf(first)).toBe('paid')
  })
})

describe('a recurring payment', () => {
  /** A customer with a card and an account to charge. */
  async function withMandates() {
    const simulated = connected()
    const { create, call, customer, mandate, mollie } = simulated
    const customerId = await customer()
    const first = idOf(await create({ sequenceType: 'first', customerId, method: 'creditcard' }))
    await mollie.payer.pay(first)
    const card = String((await call('GET', `/payments/${first}`)).body.mandateId)
    const account = await mandate(customerId)
    const charge = (more: object = {}) =>
      create({ sequenceType: 'recurring', customerId, redirectUrl: undefined, ...more })
    return { ...simulated, customerId, card, account, charge }
  }

  it('is charged by the mandate that it names, and takes its method', async () => {
    const { charge, card, account } = await withMandates()
    expect((await charge({ mandateId: card })).body).toMatchObject({
      status: 'paid',
      method: 'creditcard',
      mandateId: card,
    })
    expect((await charge({ mandateId: account })).body).toMatchObject({
      status: 'pending',
      method: 'directdebit',
      mandateId: account,
    })
  })

  it('is charged by card when it names none, or by the method that it names', async () => {
    const { charge, card, account } = await withMandates()
    expect((await charge()).body).toMatchObject({ mandateId: card })
    expect((await charge({ method: 'directdebit' })).body).toMatchObject({ mandateId: account })
  })

  it.each([
    ['a mandate of nobody’s', { mandateId: 'mdt_1' }, 'mandateId'],
    ['a customer of nobody’s', { customerId: 'cst_1' }, 'customerId'],
    ['no customer', { customerId: undefined }, 'customerId'],
    ['a method without a mandate', { method: 'paypal' }, 'customerId'],
  ])('is refused with %s', async (_, more, field) => {
    const { charge } = await withMandates()
    expect((await charge(more)).body).toMatchObject({ status: 422, field })
  })

  it('is refused when the method is not that of the mandate', async () => {
    const { charge, card } = await withMandates()
    const told = await charge({ mandateId: card, method: 'directdebit' })
    expect(told.body).toMatchObject({ status: 422, field: 'method' })
  })

  it('is refused by a mandate of another customer', async () => {
    const { charge, customer, mandate } = await withMandates()
    const other = await mandate(await customer())
    expect((await charge({ mandateId: other })).body).toMatchObject({
      status: 422,
      field: 'mandateId',
    })
  })

  it('is refused once the mandate is revoked, which can still be read', async () => {
    const { charge, call, card, customerId } = await withMandates()
    const path = `/customers/${customerId}/mandates/${card}`
    expect((await call('DELETE', path)).status).toBe(204)
    expect((await call('GET', path)).body.status).toBe('invalid')
    expect((await charge({ mandateId: card })).body).toMatchObject({
      status: 422,
      field: 'mandateId',
    })
    expect((await charge()).body).toMatchObject({ method: 'directdebit' })
  })
})

describe('a mandate on paper', () => {
  const paper = {
    method: 'directdebit',
    consumerName: 'Piet',
    consumerAccount: 'NL55INGB0000000000',
  }

  it('is made for an account, or for an agreement with PayPal', async () => {
    const { call, customer } = connected()
    const path = `/customers/${await customer()}/mandates`
    const body = { ...paper, mandateReference: 'M-1', signatureDate: '2026-01-14' }
    expect(await call('POST', path, { body })).toMatchObject({
      status: 201,
      body: { status: 'valid', mandateReference: 'M-1', signatureDate: '2026-01-14' },
    })
    const agreement = { method: 'paypal', consumerName: 'Piet', paypalBillingAgreementId: 'B-1' }
    expect((await call('POST', path, { body: agreement })).status).toBe(201)
    expect((await call('GET', path)).body.count).toBe(2)
  })

  it.each([
    [{ ...paper, method: 'creditcard' }, 'method'],
    [{ ...paper, method: undefined }, 'method'],
    [{ ...paper, consumerName: undefined }, 'consumerName'],
    [{ ...paper, consumerAccount: undefined }, 'consumerAccount'],
    [{ ...paper, consumerAccount: '12345678' }, 'consumerAccount'],
    [{ ...paper, signatureDate: 'yesterday' }, 'signatureDate'],
  ])('is refused: %j', async (body, field) => {
    const { call, customer } = connected()
    const answered = await call('POST', `/customers/${await customer()}/mandates`, { body })
    expect(answered.body).toMatchObject({ status: 422, field })
  })

  it('of nobody is not there', async () => {
    const { call, customer } = connected()
    const path = `/customers/${await customer()}/mandates`
    expect((await call('GET', `${path}/mdt_1`)).status).toBe(404)
    expect((await call('DELETE', `${path}/mdt_1`)).status).toBe(404)
    expect((await call('GET', '/customers/cst_1/mandates')).status).toBe(404)
  })
})

it('knows customers from earlier, with what they can be charged by', async () => {
  const { mollie, create, call } = connected()
  const { customerId, mandateId } = mollie.customers.add({ mandate: 'creditcard' })
  const charge = { sequenceType: 'recurring', customerId, redirectUrl: undefined }
  expect((await create(charge)).body).toMatchObject({ status: 'paid', mandateId })
  expect(mollie.customers.mandateStatusOf(mandateId)).toBe('valid')
  await call('DELETE', `/customers/${customerId}/mandates/${mandateId}`)
  expect(mollie.customers.mandateStatusOf(mandateId)).toBe('invalid')
  expect(mollie.customers.mandateStatusOf('mdt_1')).toBeUndefined()
  const { customerId: poor } = mollie.customers.add()
  expect((await create({ ...charge, customerId: poor })).status).toBe(422)
})

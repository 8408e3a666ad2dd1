import { describe, expect, it } from 'vitest'
import { connected, eur, idOf, LINES } from './connected.ts'

describe('a create is refused, and the answer names the parameter', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['more than an amount in the amount', { amount: { ...eur('10.00'), vat: '1' } }, 'amount.vat'],
    ['metadata that is a boolean', { metadata: true }, 'metadata'],
    ['metadata that lists numbers', { metadata: [1, 2] }, 'metadata'],
    ['zero where the payer chooses the method', { amount: eur('0.00') }, 'amount'],
    [
      'zero where there are several methods',
      { amount: eur('0.00'), method: ['paypal', 'creditcard'] },
      'amount',
    ],
    ['an address in a text', { billingAddress: 'Amsterdam' }, 'billingAddress'],
    ['an address in a list', { shippingAddress: [] }, 'shippingAddress'],
    [
      'a street that is a number',
      { billingAddress: { streetAndNumber: 126 } },
      'billingAddress.streetAndNumber',
    ],
    [
      'an address with more to it',
      { billingAddress: { planet: 'Earth' } },
      'billingAddress.planet',
    ],
    [
      'a country in words',
      { shippingAddress: { country: 'Netherlands' } },
      'shippingAddress.country',
    ],
    [
      'a telephone number as it is dialled',
      { billingAddress: { phone: '0208202070' } },
      'billingAddress.phone',
    ],
    [
      'an e-mail address that is none',
      { billingAddress: { email: 'piet' } },
      'billingAddress.email',
    ],
    [
      'a domain that is not ASCII',
      { billingAddress: { email: 'piet@münchen.example' } },
      'billingAddress.email',
    ],
    ['a due date that is over', { method: 'banktransfer', dueDate: '2025-12-31' }, 'dueDate'],
    ['a due date that is today', { method: 'banktransfer', dueDate: '2026-01-15' }, 'dueDate'],
    ['a due date that is far ahead', { method: 'banktransfer', dueDate: '2026-04-27' }, 'dueDate'],
    ['a due date that is no day', { method: 'banktransfer', dueDate: '2026-02-30' }, 'dueDate'],
    [
      'a country that is none',
      { restrictPaymentMethodsToCountry: 'nl' },
      'restrictPaymentMethodsToCountry',
    ],
    ['a customer that is none', { customerId: 'cst_1' }, 'customerId'],
    ['a customer’s id that is none', { customerId: 7 }, 'customerId'],
    ['a mandate without its customer', { mandateId: 'mdt_1' }, 'customerId'],
    ['a fee in a text', { applicationFee: '1.00' }, 'applicationFee'],
    [
      'a fee without an amount',
      { applicationFee: { description: 'Fee' } },
      'applicationFee.amount',
    ],
    [
      'a fee above the amount',
      { applicationFee: { amount: eur('10.01'), description: 'Fee' } },
      'applicationFee.amount',
    ],
    [
      'a fee in another currency',
      { applicationFee: { amount: { currency: 'USD', value: '1.00' } } },
      'applicationFee.amount.currency',
    ],
    ['routing in an object', { routing: {} }, 'routing'],
    ['routing to nobody', { routing: [{ amount: eur('1.00') }] }, 'routing.0.destination'],
    ['an issuer that is a number', { issuer: 1 }, 'issuer'],
    ['a boolean in a text', { storeCredentials: 'yes' }, 'storeCredentials'],
    ['a birthday that is no day', { consumerDateOfBirth: '30-02-1990' }, 'consumerDateOfBirth'],
    ['a company in a text', { company: 'Mollie' }, 'company'],
  ])('%s', async (_, more, field) => {
    const { mollie, create } = connected()
    const { status, body } = await create(more)
    expect({ status, field: body.field }).toEqual({ status: 422, field })
    expect(mollie.ledger.entries()).toEqual([])
  })

  it('routing to others of more than there is', async () => {
    const { create } = connected()
    const half = {
      amount: eur('6.00'),
      destination: { type: 'organization', organizationId: 'org_2' },
    }
    expect((await create({ routing: [half] })).status).toBe(201)
    const amount = { currency: 'USD', value: '10.00' }
    const inDollars = await create({ amount, method: 'creditcard', routing: [{ ...half, amount }] })
    expect(inDollars.body).toMatchObject({ status: 422, field: 'routing' })
    expect((await create({ routing: [half, half] })).body).toMatchObject({
      status: 422,
      field: 'routing',
    })
  })

  it.each([
    ['recurring', 'ideal'],
    ['recurring', 'banktransfer'],
    ['first', 'banktransfer'],
    ['first', 'klarna'],
    ['first', 'directdebit'],
  ])('a %s payment by %s', async (sequenceType, method) => {
    const { create, customer, mandate } = connected()
    const customerId = await customer()
    await mandate(customerId)
    const made = await create({ sequenceType, method, customerId, lines: LINES })
    expect(made.body).toMatchObject({ status: 422, field: 'method' })
  })
})

describe('a create is taken', () => {
  it.each<[string, Record<string, unknown>]>([
    ['tomorrow as a due date', { method: 'banktransfer', dueDate: '2026-01-16' }],
    ['the last due date there may be', { method: 'banktransfer', dueDate: '2026-04-26' }],
    [
      'a whole address',
      {
        billingAddress: {
          title: 'Mr.',
          givenName: 'Piet',
          familyName: 'Mondriaan',
          organizationName: 'Mollie B.V.',
          streetAndNumber: 'Keizersgracht 126',
          streetAdditional: 'Apt. 1',
          postalCode: '1234AB',
          email: 'piet@example.org',
          phone: '+31208202070',
          city: 'Amsterdam',
          region: 'Noord-Holland',
          country: 'NL',
        },
      },
    ],
    [
      'a token of Google Pay’s',
      { method: 'creditcard', googlePayPaymentToken: '{"protocolVersion":"ECv2"}' },
    ],
    [
      'a fee as high as the amount',
      { applicationFee: { amount: eur('10.00'), description: 'Fee' } },
    ],
    ['metadata that lists texts', { metadata: ['a', 'b'] }],
    [
      'what only some methods read',
      {
        digitalGoods: true,
        sessionId: 's',
        company: { entityType: 'LLC' },
        extraMerchantData: { a: 1 },
      },
    ],
    [
      'null for all that is optional',
      { lines: null, billingAddress: null, dueDate: null, applicationFee: null },
    ],
  ])('with %s', async (_, more) => {
    const { create } = connected()
    expect(await create(more)).toMatchObject({ status: 201 })
  })

  it('by Google Pay, which is told as a card with a wallet', async () => {
    const { create, call, mollie } = connected()
    const made = await create({ method: 'googlepay' })
    expect(made).toMatchObject({ status: 201, body: { method: 'creditcard' } })
    await mollie.payer.pay(idOf(made))
    expect((await call('GET', `/payments/${idOf(made)}`)).body).toMatchObject({
      method: 'creditcard',
      details: { wallet: 'googlepay' },
    })
  })

  it('counts the days of a due date in Amsterdam', async () => {
    const { create, mollie } = connected()
    await mollie.clock.advance(11.5 * 3_600_000) // 23:30 in London, half past midnight there
    const due = (dueDate: string) => create({ method: 'banktransfer', dueDate })
    expect((await due('2026-01-16')).status).toBe(422)
    expect((await due('2026-01-17')).status).toBe(201)
  })
})

it('tells nothing captured of an open payment that is captured by hand', async () => {
  const { create } = connected()
  const held = await create({ method: 'creditcard', captureMode: 'manual' })
  expect(held.body).toMatchObject({ status: 'open', amountCaptured: eur('0.00') })
  expect((await create({ method: 'creditcard' })).body).not.toHaveProperty('amountCaptured')
})

it('refuses in an update what it refuses in a create', async () => {
  const { create, call } = connected()
  const id = idOf(await create({ method: 'banktransfer' }))
  const update = (body: object) => call('PATCH', `/payments/${id}`, { body })
  expect((await update({ billingAddress: 'Amsterdam' })).body.field).toBe('billingAddress')
  expect((await update({ dueDate: '2020-01-01' })).body.field).toBe('dueDate')
  expect((await update({ metadata: false })).body.field).toBe('metadata')
  expect((await update({ dueDate: '2026-02-20', billingAddress: { city: 'Ghent' } })).status).toBe(
    200,
  )
})

it('refuses metadata that is a boolean on refunds and captures too', async () => {
  const { paid, create, call, mollie } = connected()
  const held = idOf(await create({ method: 'creditcard', captureMode: 'manual' }))
  await mollie.payer.pay(held)
  const body = { amount: eur('1.00'), metadata: true }
  for (const path of [`/payments/${await paid()}/refunds`, `/payments/${held}/captures`]) {
    expect((await call('POST', path, { body })).body).toMatchObject({
      status: 422,
      field: 'metadata',
    })
  }
})

import { expect, it } from 'vitest'
import { connected, eur, idOf, LINES } from './connected.ts'

const DAY = 86_400_000

it('cancels where the method allows it, and answers with the payment', async () => {
  const { create, call, mollie } = connected()
  const created = await create({ method: 'banktransfer' })
  expect(created.body.isCancelable).toBe(true)
  const canceled = await call('DELETE', `/payments/${idOf(created)}`, { body: {} })
  expect(canceled).toMatchObject({ status: 200, body: { status: 'canceled' } })
  expect(canceled.body).toHaveProperty('canceledAt')
  expect(canceled.body).not.toHaveProperty('isCancelable')
  expect(canceled.body).not.toHaveProperty('expiresAt')
  expect(canceled.body._links).not.toHaveProperty('checkout')
  expect(mollie.ledger.entries(idOf(created)).at(-1)?.kind).toBe('canceled')
})

it.each([
  { what: 'an open iDEAL payment', terms: { method: 'ideal' }, pays: false },
  { what: 'a paid payment', terms: { method: 'banktransfer' }, pays: true },
  {
    what: 'an authorized payment',
    terms: { method: 'creditcard', captureMode: 'manual' },
    pays: true,
  },
])('refuses to cancel $what', async ({ terms, pays }) => {
  const { create, call, mollie } = connected()
  const id = idOf(await create(terms))
  if (pays) await mollie.payer.pay(id)
  expect((await call('DELETE', `/payments/${id}`)).body).toMatchObject({
    status: 422,
    detail: 'The payment cannot be cancelled',
  })
})

it('updates what may be changed, and tells nobody', async () => {
  const { create, call, mollie } = connected()
  const id = idOf(await create())
  const body = { description: 'Order 2', metadata: { a: 1 }, redirectUrl: 'https://shop.test/2' }
  const updated = await call('PATCH', `/payments/${id}`, { body })
  expect(updated).toMatchObject({ status: 200, body })
  await mollie.clock.advance(0)
  expect(mollie.webhooks.deliveries()).toEqual([])
  const unknown = await call('PATCH', `/payments/${id}`, { body: { amount: eur('1.00') } })
  expect(unknown.body).toMatchObject({ status: 422, field: 'amount.currency' })
})

it('gives a payment the lifetime of the method that an update chose', async () => {
  const { create, call, mollie } = connected()
  const id = idOf(await create())
  await call('PATCH', `/payments/${id}`, { body: { method: 'paypal' } })
  await mollie.clock.advance(DAY)
  expect((await call('GET', `/payments/${id}`)).body).toMatchObject({
    status: 'open',
    method: 'paypal',
  })
})

it('refuses another redirect URL for a payment that has ended', async () => {
  const { paid, call } = connected()
  const id = await paid()
  const updated = await call('PATCH', `/payments/${id}`, {
    body: { redirectUrl: 'https://a.test' },
  })
  expect(updated.body).toMatchObject({
    status: 422,
    detail: 'The redirect URL cannot be updated when the payment is finalized',
    field: 'redirectUrl',
  })
})

it('embeds what it is asked for, and nothing else', async () => {
  const { paid, call, mollie } = connected()
  const id = await paid()
  await call('POST', `/payments/${id}/refunds`, { body: { amount: eur('1.00') } })
  await mollie.bank.chargeBack(id, { value: '2.00' })
  const plain = await call('GET', `/payments/${id}`)
  expect(plain.body).not.toHaveProperty('_embedded')
  expect(plain.body._links).toHaveProperty('refunds')
  expect(plain.body._links).not.toHaveProperty('captures')
  const { body } = await call('GET', `/payments/${id}?embed=refunds%2Ccaptures%2Cchargebacks`)
  expect(body).toMatchObject({
    _embedded: {
      refunds: [{ resource: 'refund', amount: eur('1.00') }],
      captures: [],
      chargebacks: [{ resource: 'chargeback', amount: eur('2.00') }],
    },
  })
})

it('keeps a charged-back payment paid, and shows the money until it is won back', async () => {
  const { paid, call, mollie } = connected()
  const id = await paid()
  const chargebackId = await mollie.bank.chargeBack(id)
  expect((await call('GET', `/payments/${id}`)).body).toMatchObject({
    status: 'paid',
    amountChargedBack: eur('10.00'),
  })
  const path = `/payments/${id}/chargebacks/${chargebackId}`
  expect((await call('GET', path)).body).toMatchObject({
    reversedAt: null,
    settlementAmount: eur('-10.00'),
  })
  await mollie.bank.reverseChargeback(chargebackId)
  expect((await call('GET', path)).body.reversedAt).toBe('2026-01-15T12:00:00+00:00')
  expect((await call('GET', `/payments/${id}`)).body).not.toHaveProperty('amountChargedBack')
  expect((await call('GET', '/chargebacks')).body.count).toBe(1)
  expect(mollie.ledger.chargedBackOf(id)).toBe(0)
})

it('begins a recurring direct debit as pending, cancelable and without a checkout link', async () => {
  const { create, call, mollie, customer, mandate } = connected()
  const customerId = await customer()
  await mandate(customerId)
  const created = await create({
    sequenceType: 'recurring',
    method: 'directdebit',
    customerId,
    redirectUrl: undefined,
  })
  expect(created.body).toMatchObject({ status: 'pending', isCancelable: true, redirectUrl: null })
  expect(created.body).not.toHaveProperty('expiresAt')
  expect(created.body._links).not.toHaveProperty('checkout')
  await mollie.bank.decline(idOf(created))
  expect((await call('GET', `/payments/${idOf(created)}`)).body.status).toBe('failed')
})

it('keeps a payment pending until the money arrives', async () => {
  const { create, call, mollie } = connected()
  const id = idOf(await create({ method: 'banktransfer' }))
  await mollie.payer.startPaying(id)
  await mollie.clock.advance(30 * DAY)
  expect((await call('GET', `/payments/${id}`)).body.status).toBe('pending')
  await mollie.bank.confirm(id)
  expect((await call('GET', `/payments/${id}`)).body.status).toBe('paid')
})

it.each([
  { dueDate: undefined, expiresAt: '2026-01-27T12:00:00+00:00' },
  { dueDate: '2026-01-23', expiresAt: '2026-01-24T00:00:00+00:00' },
  { dueDate: '2026-01-24', expiresAt: '2026-01-27T00:00:00+00:00' }, // a Saturday
])(
  'gives a bank transfer until the end of its due date: $dueDate',
  async ({ dueDate, expiresAt }) => {
    const { create } = connected()
    const created = await create({ method: 'banktransfer', ...(dueDate && { dueDate }) })
    expect(created.body.expiresAt).toBe(expiresAt)
  },
)

it.each([
  { value: '1001.00', reason: 'invalid_card_number' },
  { value: '1002.00', reason: 'invalid_cvv' },
  { value: '1003.00', reason: 'invalid_card_holder_name' },
  { value: '1004.00', reason: 'card_expired' },
  { value: '1005.00', reason: 'invalid_card_type' },
  { value: '1006.00', reason: 'refused_by_issuer' },
  { value: '1007.00', reason: 'insufficient_funds' },
  { value: '1008.00', reason: 'inactive_card' },
  { value: '1009.00', reason: 'possible_fraud' },
  { value: '1010.00', reason: 'authentication_failed' },
  { value: '1011.00', reason: 'card_declined' },
])('fails an amount of $value with $reason', async ({ value, reason }) => {
  const { create, call, mollie } = connected()
  const id = idOf(await create({ amount: eur(value), method: 'creditcard' }))
  await mollie.payer.fail(id)
  expect((await call('GET', `/payments/${id}`)).body).toMatchObject({
    status: 'failed',
    details: { failureReason: reason },
  })
})

it('lists methods with their limits, by amount and currency', async () => {
  const { call } = connected()
  const all = JSON.stringify((await call('GET', '/methods')).body)
  expect(all).toContain('"ideal"')
  expect(all).toContain('"riverty"')
  const polish = await call('GET', '/methods?amount[currency]=PLN&amount[value]=10.00')
  expect(JSON.stringify(polish.body)).toContain('"blik"')
  expect(JSON.stringify(polish.body)).not.toContain('"ideal"')
  expect((await call('GET', '/methods/ideal')).body).toMatchObject({
    resource: 'method',
    minimumAmount: eur('0.01'),
    maximumAmount: eur('50000.00'),
  })
  expect((await call('GET', '/methods/paypal')).body.maximumAmount).toBeNull()
})

it('gives the same bytes for the same seed and calls, and other ids for another seed', async () => {
  const run = async (seed: number) => {
    const { create, call, mollie } = connected({ seed })
    const created = await create()
    await mollie.payer.pay(idOf(created))
    const path = `/payments/${idOf(created)}`
    const refund = await call('POST', `${path}/refunds`, { body: { amount: eur('1.00') } })
    return [created.text, refund.text, (await call('GET', path)).text]
  }
  expect(await run(7)).toEqual(await run(7))
  expect((await run(8))[0]).not.toBe((await run(7))[0])
})

it('keeps as many payments as its retention says, the newest', async () => {
  const { create, call, mollie } = connected({ retention: 2 })
  const ids = [idOf(await create()), idOf(await create()), idOf(await create())]
  const statuses = await Promise.all(
    ids.map(async (id) => (await call('GET', `/payments/${id}`)).status),
  )
  expect(statuses).toEqual([404, 200, 200])
  expect(mollie.ledger.entries(ids[0])).toEqual([])
  await mollie.clock.advance(DAY)
  expect(mollie.webhooks.deliveries().map(({ paymentId }) => paymentId)).toEqual(ids.slice(1))
})

it('shows a QR code where one was asked for, while there is something to pay', async () => {
  const { create, call, mollie } = connected()
  const created = await create({ method: 'ideal' })
  expect(created.body).not.toHaveProperty('details')
  const path = `/payments/${idOf(created)}?include=details.qrCode`
  expect((await call('GET', path)).body).toMatchObject({
    details: { qrCode: { height: 180, width: 180, src: expect.stringMatching(/^data:image/) } },
  })
  await mollie.payer.pay(idOf(created))
  expect((await call('GET', path)).body.details).not.toHaveProperty('qrCode')
})

it.each([
  { method: 'bancontact', links: ['mobileAppCheckout'] },
  { method: 'banktransfer', links: ['status', 'payOnline'] },
  { method: 'ideal', links: [] },
])('gives $method its own links', async ({ method, links }) => {
  const { create } = connected()
  const names = Object.keys((await create({ method })).body._links ?? {})
  const extra = ['mobileAppCheckout', 'status', 'payOnline'].filter((name) => names.includes(name))
  expect(extra.toSorted()).toEqual(links.toSorted())
})

it('tells the country once the payer was there', async () => {
  const { create, call, mollie } = connected()
  const created = await create()
  expect(created.body).not.toHaveProperty('countryCode')
  await mollie.payer.pay(idOf(created))
  expect((await call('GET', `/payments/${idOf(created)}`)).body.countryCode).toBe('NL')
})

it('requires lines for methods that pay in the payer’s place, unless it is told not to', async () => {
  const { create } = connected()
  const lax = connected({ requireLines: false })
  const klarna = { method: 'klarna', lines: LINES }
  expect((await create({ method: 'klarna' })).body).toMatchObject({ status: 422, field: 'lines' })
  expect((await create(klarna)).body).toMatchObject({ status: 'open', lines: LINES })
  expect((await create({ method: 'ideal' })).status).toBe(201)
  expect((await lax.create({ method: 'klarna' })).status).toBe(201)
})

it('links to the customer and the mandate that it names, and keeps what Connect adds', async () => {
  const { create, customer, mandate } = connected()
  const customerId = await customer()
  const mandateId = await mandate(customerId)
  const path = `/v2/customers/${customerId}`
  const applicationFee = { amount: { currency: 'EUR', value: '1.00' }, description: 'Fee' }
  const { body } = await create({ customerId, mandateId, applicationFee })

  expect(body).toMatchObject({
    applicationFee,
    _links: {
      customer: { href: `https://api.mollie.test${path}` },
      mandate: { href: `https://api.mollie.test${path}/mandates/${mandateId}` },
    },
  })
})

it.each([
  ['pointofsale', 'insufficient_funds', 'insufficient_funds'],
  ['pointofsale', 'card_expired', 'expired_card'],
  ['voucher', undefined, 'do_not_honor'],
] as const)('says in statusReason why a payment by %s failed: %s', async (method, reason, code) => {
  const { create, call, mollie } = connected()
  const id = idOf(await create({ method, lines: LINES }))
  await mollie.payer.fail(id, { ...(reason && { reason }) })
  const { body } = await call('GET', `/payments/${id}`)

  expect(body).toMatchObject({
    status: 'failed',
    statusReason: { code, message: expect.any(String) },
  })
  expect(body).not.toHaveProperty('details')
})

it('takes 0.00 for a first payment by card, and for no other', async () => {
  const { create, customer } = connected()
  const free = { amount: eur('0.00'), method: 'creditcard', customerId: await customer() }

  expect((await create({ ...free, sequenceType: 'first' })).status).toBe(201)
  for (const other of [free, { ...free, sequenceType: 'first', method: 'ideal' }]) {
    expect((await create(other)).body).toMatchObject({ status: 422, field: 'amount' })
  }
})

it.each(['cancel', 'fail', 'expire'] as const)(
  'can be paid too late, after a payer who does: %s',
  async (end) => {
    const { create, call, mollie } = connected()
    const id = idOf(await create())
    if (end === 'expire') await mollie.clock.advance(3_600_000)
    else await mollie.payer[end](id)
    const before = mollie.webhooks.deliveries(id).length

    await mollie.bank.payLate(id)

    expect((await call('GET', `/payments/${id}`)).body.status).toBe('paid')
    expect(mollie.ledger.capturedOf(id)).toBe(1000)
    expect(mollie.webhooks.deliveries(id)).toHaveLength(before + 1)
    await expect(mollie.bank.payLate(id)).rejects.toThrow('is not a payment that is canceled')
  },
)

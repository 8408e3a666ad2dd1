import { expect, it } from 'vitest'
import { connected, eur, idOf, LINES } from './connected.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const OTHERS = { type: 'organization', organizationId: 'org_2' }

async function withPaid(options: Parameters<typeof connected>[0] = {}) {
  const side = connected(options)
  const id = await side.paid()
  const refund = (value: string, more: object = {}) =>
    side.call('POST', `/payments/${id}/refunds`, { body: { amount: eur(value) }, ...more })
  return { ...side, id, refund }
}

it('refuses to refund more than is left', async () => {
  const { refund, mollie, id } = await withPaid()
  await refund('6.00')
  expect((await refund('4.01')).body).toMatchObject({
    status: 422,
    title: 'Unprocessable Entity',
    detail: 'The specified amount cannot be refunded',
    field: 'amount.value',
  })
  expect(mollie.ledger.refundsOf(id)).toHaveLength(1)
})

it('refuses to refund a payment that was not paid', async () => {
  const { create, call } = connected()
  const id = idOf(await create())
  const refund = await call('POST', `/payments/${id}/refunds`, { body: { amount: eur('1.00') } })
  expect(refund.body.detail).toBe('The specified amount cannot be refunded')
})

it('refuses to refund more than was captured', async () => {
  const { create, call, mollie } = connected()
  const id = idOf(await create({ captureMode: 'manual', method: 'klarna', lines: LINES }))
  await mollie.payer.pay(id)
  await call('POST', `/payments/${id}/captures`, { body: { amount: eur('3.00') } })
  const refund = (value: string) =>
    call('POST', `/payments/${id}/refunds`, { body: { amount: eur(value) } })
  expect((await refund('3.01')).status).toBe(422)
  expect((await refund('3.00')).status).toBe(201)
})

it('refuses the same amount of the same payment within the hour, whatever the key', async () => {
  const { refund, mollie } = await withPaid()
  expect((await refund('2.00', { idempotencyKey: 'one' })).status).toBe(201)
  await mollie.clock.advance(HOUR - 1)
  expect((await refund('2.00', { idempotencyKey: 'two' })).body).toMatchObject({
    status: 409,
    title: 'Conflict',
    detail: 'A duplicate refund has been detected',
  })
  expect((await refund('2.01')).status).toBe(201)
  await mollie.clock.advance(1)
  expect((await refund('2.00', { idempotencyKey: 'three' })).status).toBe(201)
})

it.each([
  ['a reference in a text', { externalReference: 'x' }, 'externalReference'],
  [
    'a reference with a number',
    { externalReference: { type: 'x', id: 1 } },
    'externalReference.id',
  ],
  ['a text for a boolean', { reverseRouting: 'yes' }, 'reverseRouting'],
  ['reversals in an object', { routingReversals: {} }, 'routingReversals'],
  [
    'a reversal from nobody',
    { routingReversals: [{ amount: eur('1.00') }] },
    'routingReversals.0.source',
  ],
  [
    'a reversal in another currency',
    { routingReversals: [{ amount: { currency: 'USD', value: '1.00' }, source: OTHERS }] },
    'routingReversals.0.amount.currency',
  ],
  [
    'reversals of more than the refund',
    { routingReversals: [{ amount: eur('2.01'), source: OTHERS }] },
    'routingReversals',
  ],
])('refuses a refund with %s, and refunds nothing', async (_what, more, field) => {
  const { refund, mollie, id } = await withPaid()
  const { status, body } = await refund('2.00', { body: { amount: eur('2.00'), ...more } })
  expect({ status, field: body.field }).toEqual({ status: 422, field })
  expect(mollie.ledger.refundsOf(id)).toHaveLength(0)
})

it('answers a canceled refund with nothing, and with 404 from then on', async () => {
  const { refund, call, id, mollie } = await withPaid()
  const path = `/payments/${id}/refunds/${idOf(await refund('2.00'))}`
  const canceled = await call('DELETE', path, { body: {} })
  expect(canceled).toMatchObject({ status: 204, text: '' })
  expect((await call('GET', path)).status).toBe(404)
  expect((await call('DELETE', path)).status).toBe(404)
  expect((await call('GET', `/payments/${id}/refunds`)).body.count).toBe(0)
  expect((await call('GET', `/payments/${id}`)).body.amountRemaining).toEqual(eur('10.00'))
  await mollie.clock.advance(10 * HOUR)
  expect(mollie.ledger.refundedOf(id)).toBe(0)
})

it('does not take a refund that was canceled or failed for a duplicate', async () => {
  const { refund, call, id, mollie } = await withPaid()
  await call('DELETE', `/payments/${id}/refunds/${idOf(await refund('2.00'))}`)
  const second = await refund('2.00')
  expect(second.status).toBe(201)
  await mollie.bank.failRefund(idOf(second))
  expect((await refund('2.00')).status).toBe(201)
})

it('does not cancel a refund that is being processed', async () => {
  const { refund, call, id, mollie } = await withPaid()
  const path = `/payments/${id}/refunds/${idOf(await refund('2.00'))}`
  await mollie.clock.advance(2 * HOUR)
  expect((await call('DELETE', path)).status).toBe(404)
  expect((await call('GET', path)).body.status).toBe('processing')
})

it('refunds at once when there is no delay', async () => {
  const { refund, mollie, id } = await withPaid({ refundDelay: 0 })
  expect((await refund('2.00')).body.status).toBe('refunded')
  expect(mollie.ledger.refundedOf(id)).toBe(200)
})

it('queues a refund without balance, still with 201, until money comes in', async () => {
  const { refund, call, id, mollie, create } = await withPaid({ balance: { EUR: 0 } })
  mollie.balances.deposit({ currency: 'EUR', minorUnits: -900 })
  const queued = await refund('5.00')
  expect(queued).toMatchObject({ status: 201, body: { status: 'queued' } })
  const path = `/payments/${id}/refunds/${idOf(queued)}`
  await mollie.clock.advance(24 * HOUR)
  expect((await call('GET', path)).body.status).toBe('queued')
  await mollie.payer.pay(idOf(await create()))
  expect((await call('GET', path)).body.status).toBe('pending')
  expect(mollie.balances.available('EUR')).toBe(600)
})

it('gives the money of a refund back when it fails, also after it was sent', async () => {
  const { refund, call, id, mollie } = await withPaid({ refundDelay: 0 })
  const refundId = idOf(await refund('2.00'))
  await mollie.bank.failRefund(refundId)
  expect((await call('GET', `/payments/${id}/refunds/${refundId}`)).body.status).toBe('failed')
  expect((await call('GET', `/payments/${id}`)).body).toMatchObject({
    status: 'paid',
    amountRefunded: eur('0.00'),
    amountRemaining: eur('10.00'),
  })
  expect(mollie.ledger.refundedOf(id)).toBe(0)
  expect(mollie.ledger.refundsOf(id)).toEqual([])
})

it('lists the refunds of one payment and of all', async () => {
  const { refund, call, id, paid } = await withPaid()
  await refund('1.00')
  await refund('2.00')
  const other = await paid()
  await call('POST', `/payments/${other}/refunds`, { body: { amount: eur('3.00') } })
  expect((await call('GET', `/payments/${id}/refunds`)).body.count).toBe(2)
  expect((await call('GET', '/refunds')).body.count).toBe(3)
})

it('does not refund gift cards and paysafecard', async () => {
  const { create, mollie, call } = connected()
  const id = idOf(await create({ method: 'giftcard' }))
  await mollie.payer.pay(id)
  const refund = await call('POST', `/payments/${id}/refunds`, { body: { amount: eur('1.00') } })
  expect(refund.status).toBe(422)
})

it('keeps the balance: what is paid, refunded, failed, charged back and won back', async () => {
  const { paid, call, mollie } = connected({ balance: { EUR: 0 }, refundDelay: 0 })
  const balance = () => mollie.balances.available('EUR')
  const id = await paid()
  expect(balance()).toBe(1000)
  const refund = (value: string) =>
    call('POST', `/payments/${id}/refunds`, { body: { amount: eur(value) } })
  const sent = idOf(await refund('4.00'))
  expect(balance()).toBe(600)
  await mollie.bank.failRefund(sent)
  expect(balance()).toBe(1000)
  const chargeback = await mollie.bank.chargeBack(id)
  expect(balance()).toBe(0)
  const queued = await refund('3.00')
  expect(queued.body.status).toBe('queued')
  await mollie.bank.failRefund(idOf(queued))
  expect(balance()).toBe(0)
  await mollie.bank.reverseChargeback(chargeback)
  expect(balance()).toBe(1000)
  expect(mollie.balances.available('USD')).toBe(Number.POSITIVE_INFINITY)
})

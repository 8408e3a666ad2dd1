import { money } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

/** An order that was paid with 10.50 EUR. */
async function paid(shop: Shop, order = shop.name('order')) {
  const { payment } = await shop.payments.pay(anOrder(order))
  const { providerId } = payment
  if (providerId === undefined) throw new Error('It was not created')
  await shop.mollie.payer.pay(providerId)
  await shop.clock.advance(2 * 60_000)
  await shop.drain()
  return { order, id: payment.id, providerId }
}

const euros = (minorUnits: number) => money('EUR', minorUnits)

describe('a refund', () => {
  it('has one effect per id, and gives the same result however often it is called', async () => {
    const shop = await openShop()
    const { order, providerId } = await paid(shop)
    const refund = { id: shop.name('return'), order, amount: euros(500) }
    const first = await shop.payments.refund(refund)
    const second = await shop.payments.refund(refund)

    expect(first.operation.kind).toBe('applied')
    expect(second.operation).toEqual(first.operation)
    expect(shop.mollie.ledger.refundsOf(providerId)).toHaveLength(1)
  })

  it('of an order whose payer has just paid reads the payment before it refuses', async () => {
    const shop = await openShop()
    const order = shop.name('order')
    const { payment } = await shop.payments.pay(anOrder(order))
    await shop.mollie.payer.pay(payment.providerId ?? '')
    const refund = { id: shop.name('return'), order, amount: euros(500) }

    expect((await shop.payments.refund(refund)).operation.kind).toBe('applied')
    expect(shop.mollie.ledger.refundsOf(payment.providerId ?? '')).toHaveLength(1)
  })

  it('is a conflict with another amount or another payment under the same id', async () => {
    const shop = await openShop()
    const [one, other] = [await paid(shop), await paid(shop)]
    const id = shop.name('return')
    await shop.payments.refund({ id, payment: one.id, amount: euros(500) })

    await expect(shop.payments.refund({ id, payment: one.id, amount: euros(600) })).rejects.toThrow(
      /another amount/,
    )
    await expect(
      shop.payments.refund({ id, payment: other.id, amount: euros(500) }),
    ).rejects.toThrow(/another payment/)
  })

  it('never sends more than is left, and stores nothing of what it refuses', async () => {
    const shop = await openShop()
    const { id, providerId } = await paid(shop)
    const refund = (minorUnits: number, name: string) =>
      shop.payments.refund({ id: name, payment: id, amount: euros(minorUnits) })
    const results = await Promise.allSettled(
      [700, 701, 702].map((minorUnits) => refund(minorUnits, shop.name('return'))),
    )

    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(shop.mollie.ledger.refundsOf(providerId)).toHaveLength(1)
    await expect(refund(1051, shop.name('return'))).rejects.toMatchObject({
      problem: 'exceeds_balance',
    })
  })

  it('sees what was refunded elsewhere before it sends', async () => {
    const shop = await openShop()
    const { id, providerId } = await paid(shop)
    await refundInDashboard(shop, { providerId, value: '10.00' })
    await shop.clock.advance(61_000)

    await expect(
      shop.payments.refund({ id: shop.name('return'), payment: id, amount: euros(500) }),
    ).rejects.toMatchObject({ problem: 'exceeds_balance' })
  })

  it('is resolved when its response got lost, without a second effect', async () => {
    const shop = await openShop()
    const { id, providerId } = await paid(shop)
    shop.mollie.faults.next('create_refund', 'drop_answer', { times: 3 })
    const refund = { id: shop.name('return'), payment: id, amount: euros(500) }
    const first = await shop.payments.refund(refund)
    await shop.clock.advance(60_000)
    await shop.drain()
    const later = await shop.payments.refund(refund)

    expect(first.operation.kind).toBe('unknown')
    expect(later.operation.kind).toBe('applied')
    expect(shop.mollie.ledger.refundsOf(providerId)).toHaveLength(1)
  })

  it('of an equal amount waits until the provider takes it, reserved, and is sent by itself', async () => {
    const shop = await openShop()
    const { id, providerId } = await paid(shop)
    const refund = () =>
      shop.payments.refund({ id: shop.name('return'), payment: id, amount: euros(500) })
    await refund()
    const second = await refund()

    expect(second.operation).toMatchObject({ kind: 'waiting' })
    await expect(refund()).rejects.toMatchObject({ problem: 'exceeds_balance' })
    await shop.clock.advance(61 * 60_000)
    await shop.drain()
    expect(shop.mollie.ledger.refundsOf(providerId)).toHaveLength(2)
  })

  it.each([
    { value: '2.00', what: 'a dispute came', says: /dispute/ },
    { value: '9.00', what: 'a chargeback left too little', says: /dispute/, despiteDispute: false },
    {
      value: '9.00',
      what: 'too little is left',
      says: /exceeds what is left: 0/,
      despiteDispute: true,
    },
  ])('that waits is not sent once $what, and says so', async ({ value, says, despiteDispute }) => {
    const shop = await openShop()
    const { id, providerId } = await paid(shop)
    const refund = (name: string) =>
      shop.payments.refund({ id: name, payment: id, amount: euros(300), despiteDispute })
    const second = shop.name('return')
    await refund(shop.name('return'))
    await refund(second)
    await shop.mollie.bank.chargeBack(providerId, { value })
    await shop.learnOf(id, providerId)
    await shop.rest(shop.payments, 62 * 60_000)
    await shop.rest(shop.payments, 60_000)

    expect(shop.mollie.ledger.refundsOf(providerId)).toHaveLength(1)
    const [{ outcome } = {}] = await stored(shop, second)
    expect(outcome).toMatchObject({ kind: 'not_applied', next: 'same_reference' })
    expect(outcome).toHaveProperty('error.message', expect.stringMatching(says))
  })

  it('that waits is sent on top of a dispute where that was asked for', async () => {
    const shop = await openShop()
    const { id, providerId } = await paid(shop)
    const refund = () =>
      shop.payments.refund({
        id: shop.name('return'),
        payment: id,
        amount: euros(300),
        despiteDispute: true,
      })
    await refund()
    await refund()
    await shop.mollie.bank.chargeBack(providerId, { value: '2.00' })
    await shop.learnOf(id, providerId)
    await shop.rest(shop.payments, 62 * 60_000)
    await shop.rest(shop.payments, 60_000)

    expect(shop.mollie.ledger.refundsOf(providerId)).toHaveLength(2)
  })

  it('can be taken back while it waits', async () => {
    const shop = await openShop()
    const { id, providerId } = await paid(shop)
    const [first, second] = [shop.name('return'), shop.name('return')]
    await shop.payments.refund({ id: first, payment: id, amount: euros(500) })
    await shop.payments.refund({ id: second, payment: id, amount: euros(500) })
    const withdrawn = await shop.payments.cancelRefund({ id: shop.name('stop'), refund: second })
    await shop.clock.advance(61 * 60_000)
    await shop.drain()

    expect(withdrawn.operation).toMatchObject({
      kind: 'not_applied',
      proof: { type: 'never_sent' },
    })
    expect(shop.mollie.ledger.refundsOf(providerId)).toHaveLength(1)
  })

  it('can be canceled at the provider before it is paid out', async () => {
    const shop = await openShop()
    const { id, providerId } = await paid(shop)
    const refund = shop.name('return')
    await shop.payments.refund({ id: refund, payment: id, amount: euros(500) })
    const canceled = await shop.payments.cancelRefund({ id: shop.name('stop'), refund })

    expect(canceled.operation.kind).toBe('applied')
    expect(shop.mollie.ledger.refundsOf(providerId)).toHaveLength(0)
  })

  it('of an unknown payment or order is refused, and says that nothing was sent', async () => {
    const shop = await openShop()
    const refund = { id: shop.name('return'), amount: euros(500) }

    await expect(
      shop.payments.refund({ ...refund, payment: shop.name('none') }),
    ).rejects.toMatchObject({ problem: 'unknown_id' })
    await expect(shop.payments.refund({ ...refund, order: shop.name('none') })).rejects.toThrow(
      /no money has moved/,
    )
  })
})

/** What is stored of an operation. */
async function stored({ store }: Shop, id: string) {
  const { rows } = await store.query(
    'select state, outcome from paystate.operations where id = $1',
    [id],
  )
  return rows.map((row) => ({ outcome: Object(row).outcome, state: Object(row).state }))
}

async function refundInDashboard(
  { mollie }: Shop,
  { providerId, value }: { providerId: string; value: string },
): Promise<void> {
  const { DEFAULT_MOLLIE_KEY } = await import('@paystate/simulator/mollie')
  await mollie.fetch(
    new Request(`https://api.mollie.test/v2/payments/${providerId}/refunds`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${DEFAULT_MOLLIE_KEY}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ amount: { currency: 'EUR', value } }),
    }),
  )
}

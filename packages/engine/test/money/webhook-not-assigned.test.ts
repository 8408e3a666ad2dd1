import { describe, expect, it } from 'vitest'
import { canceled } from '../support/anomalies.ts'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

const PERSON = { who: 'Ada', why: 'Mollie support says so' }

/** A message at Mollie's endpoint: stored, and not looked at by any worker yet. */
async function receive(
  { payments, names }: Shop,
  { reference, id }: { readonly reference: string; readonly id: string },
): Promise<void> {
  const url = `https://shop.example/webhooks/${names.mollie}?paystate_reference=${reference}`
  const body = new URLSearchParams({ id })
  const { status } = await payments.receiveWebhook(
    names.mollie,
    new Request(url, { method: 'POST', body }),
  )
  expect(status).toBe(200)
}

async function referenceOf({ payments }: Shop, id: string): Promise<string> {
  return (await payments.get(id)).reference
}

describe('a webhook that is stored, and not assigned to its payment yet,', () => {
  it('is read before the next attempt of its order is opened, whichever attempt it names', async () => {
    const shop = await openShop()
    const order = shop.name('order')
    const first = await canceled(shop, order)
    await canceled(shop, order)
    await shop.mollie.bank.payLate(first.providerId)
    await receive(shop, {
      reference: await referenceOf(shop, first.id),
      id: first.providerId,
    })
    const sent = shop.callsOf('create_payment')
    const { step, payment } = await shop.payments.pay(anOrder(order))

    expect(step.kind).toBe('paid')
    expect(payment.id).toBe(first.id)
    expect(shop.callsOf('create_payment')).toBe(sent)
  })

  it('counts when it comes between the read of an end and the lock of the order', async () => {
    const shop = await openShop()
    const order = shop.name('order')
    const { id, providerId } = await canceled(shop, order)
    const reference = await referenceOf(shop, id)
    let isFirst = true
    const payments = await shop.open({
      database: shop.database,
      async fetch(request, options) {
        const response = await shop.fetch(request, options)
        if (!isFirst || !request.url.includes(`/payments/${providerId}`)) return response
        isFirst = false
        await shop.mollie.bank.payLate(providerId)
        await receive(shop, { reference, id: providerId })
        return response
      },
    })
    const sent = shop.callsOf('create_payment')
    const { step } = await payments.pay(anOrder(order))

    expect(isFirst).toBe(false)
    expect(step.kind).toBe('paid')
    expect(shop.callsOf('create_payment')).toBe(sent)
  })

  it('refuses the next attempt in a transaction, where nothing is read', async () => {
    const shop = await openShop()
    const order = shop.name('order')
    shop.mollie.faults.next('create_payment', 'refuse')
    const { payment } = await shop.payments.pay(anOrder(order))
    const { id, reference } = payment
    await receive(shop, { reference, id: 'tr_elsewhere' })
    const stored = shop.database.transaction((tx) =>
      shop.payments.pay(anOrder(order), {
        tx: { query: (text, values) => tx.query(text, values) },
      }),
    )

    await expect(stored).rejects.toMatchObject({ problem: 'read_first' })
    expect(await shop.payments.get(id)).toMatchObject({ standing: 'ended' })
  })
})

describe('a forged webhook with the reference of a payment that was never created', () => {
  /** An attempt that a person has given up, which Mollie never had. */
  async function neverCreated(shop: Shop) {
    const order = shop.name('order')
    shop.mollie.faults.next('*', 'reset', { times: 20 })
    const { payment } = await shop.payments.pay(anOrder(order))
    shop.mollie.faults.clear()
    await shop.payments.resolve({ kind: 'create', id: payment.id }, PERSON)
    return { order, id: payment.id, reference: payment.reference }
  }

  it.each([
    ['the id of nothing', async () => 'tr_forged'],
    ['the id of another payment', async (shop: Shop) => (await canceled(shop)).providerId],
  ])('and %s is read once, and keeps its order from nothing', async (_what, idIn) => {
    const shop = await openShop()
    const { order, id, reference } = await neverCreated(shop)
    await receive(shop, { reference, id: await idIn(shop) })
    await shop.payments.work({ forMs: 0 })
    await shop.clock.advance(60_000)
    await shop.payments.work({ forMs: 0 })
    const reads = shop.callsOf('get_payment')
    await shop.clock.advance(60_000)
    await shop.payments.work({ forMs: 0 })
    const { step, payment } = await shop.payments.pay(anOrder(order))

    expect(step.kind).toBe('redirect')
    expect(payment).toMatchObject({ attempt: 2, standing: 'live' })
    expect(await shop.payments.get(id)).toMatchObject({ standing: 'ended' })
    expect(shop.callsOf('get_payment')).toBe(reads)
  })

  it('is read by the call that opens the next attempt, where no worker was faster', async () => {
    const shop = await openShop()
    const { order, reference } = await neverCreated(shop)
    await receive(shop, { reference, id: 'tr_forged' })
    const { step } = await shop.payments.pay(anOrder(order))

    expect(step.kind).toBe('redirect')
  })

  it('does not hide the genuine one behind it: the payment is found by that', async () => {
    const shop = await openShop()
    const order = shop.name('order')
    shop.mollie.faults.next('*', 'drop_answer', { times: 20 })
    const { payment } = await shop.payments.pay(anOrder(order))
    shop.mollie.faults.clear()
    const { id, reference } = payment
    const [made = ''] = shop.mollie.ledger.paymentsOf(reference)
    await receive(shop, { reference, id: 'tr_forged' })
    await receive(shop, { reference, id: made })
    await shop.payments.work({ forMs: 0 })
    await shop.payments.get(id, { fresh: true }).catch(() => undefined)

    expect(await shop.payments.get(id)).toMatchObject({ providerId: made })
  })
})

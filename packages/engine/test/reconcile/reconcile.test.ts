import { money } from '@paystate/core'
import { DEFAULT_MOLLIE_KEY } from '@paystate/simulator/mollie'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { paid } from '../support/anomalies.ts'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

const HOUR = 3_600_000

async function atMollie({ mollie }: Shop, path: string, body?: object): Promise<unknown> {
  const response = await mollie.fetch(
    new Request(`https://api.mollie.test/v2/${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${DEFAULT_MOLLIE_KEY}`,
        'content-type': 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
    }),
  )
  return response.json()
}

/** A time that much before now, by the clock of the shop. */
const ago = ({ clock }: Shop, ms: number) => new Date(clock.now() - ms).toISOString()

describe('reconcile', () => {
  it('finds what was done elsewhere to an older payment, by the list, and stores it', async () => {
    const shop = await openShop()
    const { mollie: instance } = shop.names
    const payment = await paid(shop)
    await shop.clock.advance(48 * HOUR)
    await atMollie(shop, `payments/${payment.providerId}/refunds`, {
      amount: { currency: 'EUR', value: '4.00' },
      description: 'Sorry',
    })
    const part = { since: ago(shop, HOUR), instance }
    const found = await shop.payments.reconcile(part)
    const again = await shop.payments.reconcile(part)

    expect(found).toMatchObject({
      lists: [{ instance, state: 'listed', named: 1, foreign: 0, forgotten: [] }],
      compared: 1,
      differing: [
        { payment: payment.id, fields: expect.arrayContaining(['refundPending', 'refunds']) },
      ],
      unread: [],
    })
    expect((await shop.payments.get(payment.id)).amounts.refundPending).toBe(400)
    expect(again).toMatchObject({ compared: 0, differing: [] })
  })

  it('reads every payment since, part by part, also where the provider has no lists', async () => {
    const shop = await openShop({ route: ({ antom }) => antom })
    const { antom: instance } = shop.names
    const made = []
    for (let count = 0; count < 3; count += 1) {
      const order = shop.name('order')
      made.push((await shop.payments.pay(anOrder(order, { amount: money('PHP', 1314) }))).payment)
    }
    await shop.antom.payer.pay(made[0]?.providerId ?? '')
    const part = { since: ago(shop, HOUR), instance, limit: 2 }
    const one = await shop.payments.reconcile(part)
    const other = await shop.payments.reconcile({ ...part, after: one.next })

    expect(one).toMatchObject({ lists: [{ state: 'no_lists' }], compared: 2, differing: [] })
    expect(other).toMatchObject({
      lists: [],
      compared: 1,
      differing: [{ payment: made[0]?.id, fields: ['status', 'captured'] }],
    })
    expect(other.next).toBeUndefined()
  })

  it('names our references that this database lacks, and counts what others made', async () => {
    const shop = await openShop()
    const { mollie: instance } = shop.names
    const { providerId, id } = await paid(shop)
    const { reference } = await shop.payments.get(id)
    const payment = z
      .looseObject({ metadata: z.unknown() })
      .parse(await atMollie(shop, `payments/${providerId}`))
    const forgotten = reference.replace(/.{8}$/, '00000000')
    const metadata = JSON.parse(JSON.stringify(payment.metadata).replaceAll(reference, forgotten))
    const body = {
      amount: { currency: 'EUR', value: '10.50' },
      description: 'Three books',
      redirectUrl: 'https://shop.example/return',
    }
    await atMollie(shop, 'payments', { ...body, metadata })
    await atMollie(shop, 'payments', body)
    const { lists } = await shop.payments.reconcile({ since: ago(shop, HOUR), instance })

    expect(lists).toMatchObject([{ named: 3, foreign: 1, forgotten: [forgotten] }])
  })

  it('says what could not be read, and asks a provider that is down once', async () => {
    const shop = await openShop()
    const { mollie: instance } = shop.names
    for (let count = 0; count < 3; count += 1) await paid(shop)
    shop.mollie.faults.next('*', 'refuse', { times: 100 })
    const before = shop.mollie.requests.entries().length
    const part = { since: ago(shop, HOUR), instance }
    const { lists, compared, unread } = await shop.payments.reconcile(part)

    expect(lists).toMatchObject([{ state: 'failed', why: expect.any(String) }])
    expect(compared).toBe(0)
    expect(unread).toHaveLength(3)
    expect(shop.mollie.requests.entries().length - before).toBeLessThan(4)
  })

  it('refuses a time without an offset, and a provider that is not configured', async () => {
    const { payments } = await openShop()

    await expect(payments.reconcile({ since: '2026-01-15' })).rejects.toMatchObject({
      problem: 'invalid_input',
    })
    await expect(
      payments.reconcile({ since: '2026-01-15T12:00:00Z', instance: 'nobody' }),
    ).rejects.toMatchObject({ problem: 'not_configured' })
  })
})

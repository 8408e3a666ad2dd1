import { money } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { openNotedAnomaly } from '../../src/anomalies/open-noted-anomaly.ts'
import { learn as learnOf } from '../../src/journal/learn.ts'
import { findPayment } from '../../src/store/payments/find-payment.ts'
import { anomaliesOf, learn, open, paid } from '../support/anomalies.ts'
import { madeElsewhere } from '../support/made-elsewhere.ts'
import { openShop, type Shop } from '../support/shop.ts'

const HOUR = 3_600_000

/** What a response says that is about another payment or comes from another account. */
async function hear(
  shop: Shop,
  { id, providerId, as }: { id: string; providerId: string; as: 'other_payment' | 'other_account' },
): Promise<void> {
  const row = await findPayment(shop.store, { id })
  if (!row) throw new Error('There is no such payment')
  const { account } = await shop.payments.get(id)
  const at = shop.clock.now()
  await shop.store.transaction((tx) =>
    learnOf(tx, {
      payment: row.key,
      begun: null,
      readAt: null,
      observation: {
        account: as === 'other_account' ? { ...account, mode: 'live' } : account,
        reference: as === 'other_account' ? row.reference : 'of_somebody_else',
        paymentId: providerId,
        via: 'push',
        at: new Date(at).toISOString(),
        asOf: { received: 0 },
      },
    }),
  )
}

describe('a mismatch', () => {
  it('is closed by a later read of the same payment under its own reference', async () => {
    const shop = await openShop()
    const payment = await open(shop, shop.name('order'))
    await hear(shop, { ...payment, as: 'other_payment' })
    const before = await anomaliesOf(shop, payment.order)
    await learn(shop, payment)

    expect(before).toMatchObject([{ kind: 'mismatch' }])
    expect(before[0]?.closed).toBeUndefined()
    expect(await anomaliesOf(shop, payment.order)).toMatchObject([
      { kind: 'mismatch', closed: { why: expect.stringContaining('own reference') } },
    ])
    expect(await shop.eventsOf(payment.order)).toContain('anomaly.closed')
  })

  it('with another account stays open for a person: there may be money there', async () => {
    const shop = await openShop()
    const payment = await open(shop, shop.name('order'))
    await hear(shop, { ...payment, as: 'other_account' })
    await learn(shop, payment)
    const [anomaly] = await anomaliesOf(shop, payment.order)

    expect(anomaly).toMatchObject({ kind: 'mismatch' })
    expect(anomaly?.closed).toBeUndefined()
  })
})

describe('a verdict that was contradicted', () => {
  it('is closed once it is known what happened', async () => {
    const shop = await openShop()
    const payment = await paid(shop)
    const id = shop.name('refund')
    shop.mollie.faults.next('*', 'reset', { times: 20 })
    await shop.payments.refund({ id, payment: payment.id, amount: money('EUR', 500) })
    shop.mollie.faults.clear()
    const person = { who: 'Ada', why: 'Mollie support says so' }
    await shop.payments.resolve({ kind: 'refund', id }, { ...person, happened: 'yes' })
    await shop.clock.advance(2 * HOUR)
    await learn(shop, payment)
    const before = await anomaliesOf(shop, payment.order)
    for (let count = 0; count < 6; count += 1) await shop.rest(shop.payments, HOUR)
    const [after] = await anomaliesOf(shop, payment.order)

    expect(before).toMatchObject([{ kind: 'verdict_contradicted' }])
    expect(before[0]?.closed).toBeUndefined()
    expect(after).toMatchObject({
      kind: 'verdict_contradicted',
      closed: { why: 'The outcome is known now.' },
    })
  })
})

describe('a payment of another system', () => {
  it('is no longer foreign once it was taken over, and the next one is said again', async () => {
    const shop = await openShop()
    const { mollie: instance } = shop.names
    const id = await madeElsewhere(shop)
    const foreign = (providerId: string) =>
      openNotedAnomaly(shop.store, {
        identity: `foreign:${instance}`,
        kind: 'foreign',
        subject: 'payment',
        instance,
        message: 'Webhooks come for payments of this account that another system makes.',
        details: { providerId },
        again: 'never',
      })
    const told = [await foreign(id), await foreign(id)]
    await shop.payments.adopt({ instance, id, order: shop.name('order') })
    await shop.payments.work({ forMs: 0 })
    const { anomalies } = await shop.payments.anomalies({ instance })
    told.push(await foreign('tr_another'))
    const [open] = (await shop.payments.anomalies({ instance, open: true })).anomalies
    await shop.payments.closeAnomaly({ id: open?.id ?? '', who: 'Ada', why: 'It is the till' })
    told.push(await foreign('tr_another'))

    expect(anomalies).toMatchObject([
      { kind: 'foreign', closed: { why: 'The payment was taken over.' } },
    ])
    expect(told).toEqual(['opened', 'open_already', 'opened', 'open_already'])
  })
})

import { describe, expect, it } from 'vitest'
import { findPayment } from '../../src/store/payments/find-payment.ts'
import { learn, open, paid } from '../support/anomalies.ts'
import { openShop } from '../support/shop.ts'

describe('what another version of the engine stored', () => {
  it('is listed by its name where it is an anomaly, closed by a person, and stops nothing', async () => {
    const shop = await openShop()
    const attempt = await open(shop, shop.name('order'))
    const row = await findPayment(shop.store, { id: attempt.id })
    const id = shop.name('anomaly')
    await shop.store.query(
      `insert into paystate.anomalies
         (id, identity, kind, subject, instance, payment, order_id, details, opened_at, policy)
       values ($1, $1, 'made_up', 'payment', $2, $3::bigint, $4, '{"message":"Something."}', now(), 'tell')`,
      [id, shop.names.mollie, row?.key ?? 0, attempt.order],
    )
    await shop.mollie.payer.pay(attempt.providerId)
    await learn(shop, attempt) // which looks at the anomalies of the order
    const { anomalies } = await shop.payments.anomalies({ payment: attempt.id })
    const timeline = await shop.payments.timeline(attempt.id)
    await shop.payments.closeAnomaly({ id, who: 'Ada', why: 'I looked at it' })
    const closed = await shop.payments.anomalies({ payment: attempt.id, open: false })

    expect(anomalies).toMatchObject([{ id, kind: 'made_up', message: 'Something.' }])
    expect(timeline).toContainEqual(
      expect.objectContaining({ kind: 'anomaly_opened', subject: 'made_up' }),
    )
    expect(closed.anomalies).toMatchObject([{ id, closed: { who: 'Ada' } }])
    expect((await shop.payments.get(attempt.id)).standing).toBe('paid')
  })

  it('is listed as under way where it is the status of a payment', async () => {
    const shop = await openShop()
    const { id } = await paid(shop)
    await shop.store.query(`update paystate.payments set status = 'made_up' where id = $1`, [id])
    const { payments } = await shop.payments.list({ instance: shop.names.mollie })

    expect(payments).toMatchObject([{ id, status: 'processing', standing: 'paid' }])
  })

  it('waits for its own version where it is an event that no handler here knows', async () => {
    const shop = await openShop()
    const { id } = await paid(shop)
    const heard: string[] = []
    await shop.payments.consumer(shop.name('consumer'), {
      from: 'beginning',
      on: { 'order.paid': ({ order }) => void heard.push(order) },
    })
    await shop.store.query(
      `update paystate.events set type = 'payment.made_up' where type = 'payment.created' and payment = (select key from paystate.payments where id = $1)`,
      [id],
    )
    await shop.payments.work({ forMs: 0 })
    const timeline = await shop.payments.timeline(id)

    expect(timeline).toContainEqual(
      expect.objectContaining({ kind: 'event', subject: 'payment.made_up' }),
    )
    expect(heard).toContain((await shop.payments.get(id)).order)
  })
})

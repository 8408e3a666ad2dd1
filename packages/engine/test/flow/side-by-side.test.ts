import { money } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { findPayment } from '../../src/store/payments/find-payment.ts'
import { learn, open, paid } from '../support/anomalies.ts'
import { openShop, type Shop } from '../support/shop.ts'

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

  it('is left to its own version where it is an operation, whose money is reserved meanwhile', async () => {
    const shop = await openShop()
    const { id } = await paid(shop)
    const key = (await findPayment(shop.store, { id }))?.key ?? 0
    const made = shop.name('made')
    const refund = { id: shop.name('refund'), payment: id, amount: money('EUR', 100) }
    await withoutChecks(shop, async () => {
      await shop.store.query(
        `insert into paystate.operations (kind, id, payment, compared, amount, state, created_at, changed_at)
         values ('made_up', $1, $2::bigint, '{}', 1, 'half_done', now(), now())`,
        [made, key],
      )
      await shop.payments.advance(id)
      const operations = await shop.payments.operations(id)
      const timeline = await shop.payments.timeline(id)

      expect(operations).toContainEqual(
        expect.objectContaining({
          kind: 'made_up',
          id: made,
          result: { kind: 'other_version', state: 'half_done' },
        }),
      )
      expect(timeline).toContainEqual(
        expect.objectContaining({ kind: 'intent', subject: `made_up ${made}` }),
      )
      expect((await shop.payments.get(id, { fresh: true })).standing).toBe('paid')
      await expect(shop.payments.refund(refund)).rejects.toMatchObject({
        problem: 'exceeds_balance',
      })
      await shop.store.query(`delete from paystate.operations where id = $1`, [made])
    })

    expect((await shop.payments.refund(refund)).operation.kind).toBe('applied')
  })

  it('sends nothing again for an operation whose state this version does not know', async () => {
    const shop = await openShop()
    const { id } = await paid(shop)
    const refund = { id: shop.name('refund'), payment: id, amount: money('EUR', 100) }
    await shop.payments.refund(refund)
    const setState = (state: string) =>
      shop.store.query('update paystate.operations set state = $1 where id = $2', [
        state,
        refund.id,
      ])
    const before = shop.callsOf('create_refund')
    await withoutChecks(shop, async () => {
      await setState('half_done')

      await expect(shop.payments.refund(refund)).rejects.toMatchObject({ problem: 'other_version' })
      await setState('applied')
    })

    expect((await shop.payments.refund(refund)).operation.kind).toBe('applied')
    expect(shop.callsOf('create_refund')).toBe(before)
  })
})

/** A later version has other names, and the migration that allows them: it ran while this version was at work. */
async function withoutChecks({ store }: Shop, work: () => Promise<void>): Promise<void> {
  const { rows } = await store.query(
    `select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
     where conrelid = 'paystate.operations'::regclass and contype = 'c'`,
  )
  const checks = rows.map((row): { name: string; definition: string } => Object(row))
  for (const { name } of checks) {
    await store.query(`alter table paystate.operations drop constraint ${name}`)
  }
  try {
    await work()
  } finally {
    for (const { name, definition } of checks) {
      await store.query(`alter table paystate.operations add constraint ${name} ${definition}`)
    }
  }
}

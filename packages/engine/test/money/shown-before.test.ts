import { instantOf, money } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { shownPart } from '../../src/journal/shown-part.ts'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

const HOUR = 3_600_000

/** A payment of 10.50 EUR that was paid. */
async function paid(shop: Shop) {
  const { payment } = await shop.payments.pay(anOrder(shop.name('order')))
  const { id, providerId } = payment
  if (providerId === undefined) throw new Error('It was not created')
  await shop.mollie.payer.pay(providerId)
  await shop.rest(shop.payments, 2 * 60_000)
  return { id, providerId }
}

/** Restores a backup from before an operation was asked for. */
async function forget({ store }: Shop, id: string): Promise<void> {
  const ours = `(select key from paystate.operations where id = $1)`
  await store.query(`delete from paystate.attempts where operation in ${ours}`, [id])
  await store.query(`delete from paystate.tries where operation in ${ours}`, [id])
  await store.query(`delete from paystate.operations where id = $1`, [id])
}

/** Restores a backup from before an operation was sent. */
async function unsend({ store }: Shop, id: string): Promise<void> {
  const ours = `(select key from paystate.operations where id = $1)`
  await store.query(`delete from paystate.attempts where operation in ${ours}`, [id])
  await store.query(
    `update paystate.operations set state = 'intended', outcome = null, pending = null where id = $1`,
    [id],
  )
  await store.query(
    `update paystate.payments set due_at = now() - interval '20 years'
     where key = (select payment from paystate.operations where id = $1)`,
    [id],
  )
}

/** A backup of one operation, which has no further attempt in it. */
async function backUp({ store }: Shop, id: string) {
  const { rows } = await store.query(
    `select key, state, try, outcome::text as outcome, pending::text as pending,
       (select max(number) from paystate.tries where operation = key) as tries,
       (select count(*) from paystate.attempts where operation = key) as attempts
     from paystate.operations where id = $1`,
    [id],
  )
  const saved = operation.parse(rows[0])
  const { key } = saved
  return {
    async restore() {
      await store.query('delete from paystate.attempts where operation = $1 and number > $2', [
        key,
        saved.attempts,
      ])
      await store.query('delete from paystate.tries where operation = $1 and number > $2', [
        key,
        saved.tries,
      ])
      await store.query(
        `update paystate.operations set state = $2, try = $3, outcome = $4::json, pending = $5::json
         where key = $1`,
        [key, saved.state, saved.try, saved.outcome, saved.pending],
      )
    },
  }
}

const number = z.coerce.number()
const text = z.string().nullable()
const operation = z.object({
  key: number,
  state: z.string(),
  try: number,
  outcome: text,
  pending: text,
  tries: number,
  attempts: number,
})

describe('a refund that a restored database has forgotten', () => {
  it.each([
    { what: 'and is asked for again', restore: forget },
    { what: 'to have sent', restore: unsend },
  ])(
    '$what is found at the provider, though its key is over, and not made twice',
    async ({ restore }) => {
      const shop = await openShop()
      const { id, providerId } = await paid(shop)
      const refund = { id: shop.name('return'), payment: id, amount: money('EUR', 500) }
      await shop.payments.refund(refund)
      await shop.rest(shop.payments, 3 * HOUR)
      await restore(shop, refund.id)
      const { operation } = await shop.payments.refund(refund)

      expect(operation.kind).toBe('applied')
      await shop.rest(shop.payments, 3 * HOUR)
      expect(shop.mollie.ledger.refundsOf(providerId)).toHaveLength(1)
    },
  )

  it('is not withdrawn as one that was never sent, and what cancels it is looked up without haste', async () => {
    const shop = await openShop()
    const { id, providerId } = await paid(shop)
    const refund = { id: shop.name('return'), payment: id, amount: money('EUR', 500) }
    await shop.payments.refund(refund)
    await unsend(shop, refund.id)
    await shop.payments.restored({ since: instantOf(shop.clock.now() - HOUR) })
    const cancel = { id: shop.name('undo'), refund: refund.id }
    const early = shop.payments.cancelRefund(cancel)

    await expect(early).rejects.toMatchObject({ problem: 'held' })
    await expect(early).rejects.toThrow(/the refund may have been made/)
    await shop.rest(shop.payments, 2 * 60_000)
    const again = await shop.payments.cancelRefund(cancel)
    await shop.rest(shop.payments, 60_000) // looked up now and then, not all the time

    expect(again.operation.kind).toBe('waiting')
    expect(await shop.payments.operations(id)).toContainEqual(
      expect.objectContaining({
        id: refund.id,
        result: expect.objectContaining({ kind: 'applied' }),
      }),
    )
    expect(shop.mollie.ledger.refundsOf(providerId)).toHaveLength(1)
  })
})

describe('a later try of a refund that a restored database has forgotten', () => {
  it('is found at the provider under its own reference, and not made twice', async () => {
    const shop = await openShop()
    const { id, providerId } = await paid(shop)
    const refund = { id: shop.name('return'), payment: id, amount: money('EUR', 500) }
    shop.mollie.faults.next('create_refund', 'server_error', { times: 3 })
    await shop.payments.refund(refund)
    const verdict = { who: 'Ada', why: 'Mollie says so', next: 'new_reference' } as const
    await shop.payments.resolve({ kind: 'refund', id: refund.id }, verdict)
    const backup = await backUp(shop, refund.id)
    await shop.payments.refund(refund)
    await shop.rest(shop.payments, 3 * HOUR)
    await backup.restore()
    const { operation } = await shop.payments.refund(refund)

    expect(operation.kind).toBe('applied')
    await shop.rest(shop.payments, 3 * HOUR)
    expect(shop.mollie.ledger.refundsOf(providerId)).toHaveLength(1)
  })
})

describe('the part that an operation made', () => {
  const failed = { reference: 'try_1', status: 'failed' }

  it.each([
    ['of its only try', [failed], ['try_1'], failed],
    ['is not the failed one of an earlier try', [failed], ['try_1', 'try_2'], undefined],
    [
      'is the one with an effect, under whichever of its references',
      [
        { reference: 'try_1', status: 'succeeded' },
        { reference: 'try_2', status: 'failed' },
      ],
      ['try_1', 'try_2'],
      { reference: 'try_1', status: 'succeeded' },
    ],
    [
      'is nobody else’s',
      [{ reference: 'other', status: 'succeeded' }, { status: 'succeeded' }],
      ['try_1'],
      undefined,
    ],
  ])('%s', (_what, parts, references, expected) => {
    expect(shownPart(parts, references)).toEqual(expected)
  })
})

import { instantOf, money } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { readCheckpoint, storeCheckpoint } from '../../src/store/evidence/checkpoint.ts'
import { findPayment } from '../../src/store/payments/find-payment.ts'
import { anOrder, openShop } from '../support/shop.ts'

describe('what is known', () => {
  it('is listed newest first, page by page, and found by its order and its provider id', async () => {
    const shop = await openShop()
    const orders = [shop.name('order'), shop.name('order'), shop.name('order')]
    for (const order of orders) await shop.payments.pay(anOrder(order))
    const { mollie: instance } = shop.names
    const first = await shop.payments.list({ instance, limit: 2 })
    const second = await shop.payments.list({ instance, limit: 2, after: first.next })
    const [found] = await shop.payments.find({ order: orders[0] ?? '' })

    expect(first.payments.map(({ order }) => order)).toEqual([orders[2], orders[1]])
    expect(second.payments.map(({ order }) => order)).toEqual([orders[0]])
    expect(second.next).toBeUndefined()
    expect(await shop.payments.find({ instance, providerId: found?.providerId ?? '' })).toEqual([
      found,
    ])
    await expect(shop.payments.list({ after: 'x' })).rejects.toThrow(/after/)
  })

  it('is listed with the evidence that came after its checkpoint, as it is read alone', async () => {
    const shop = await openShop()
    const order = shop.name('order')
    const { payment } = await shop.payments.pay(anOrder(order))
    const row = await findPayment(shop.store, { id: payment.id })
    const of = { payment: row?.key ?? 0 }
    const before = await readCheckpoint(shop.store, of)
    await shop.mollie.payer.pay(payment.providerId ?? '')
    await shop.payments.get(payment.id, { fresh: true })
    await shop.store.transaction(async (tx) => {
      if (before) await storeCheckpoint(tx, before)
    })
    const alone = await shop.payments.get(payment.id)
    const listed = await shop.payments.list({ instance: shop.names.mollie })

    expect(alone.amounts.captured).toBe(1050)
    expect(listed.payments).toEqual([alone])
    expect(await shop.payments.find({ order })).toEqual([alone])
  })

  it('is read afresh when that is asked for', async () => {
    const shop = await openShop()
    const { payment } = await shop.payments.pay(anOrder(shop.name('order')))
    await shop.mollie.payer.pay(payment.providerId ?? '')

    expect((await shop.payments.get(payment.id)).status).toBe('requires_action')
    expect((await shop.payments.get(payment.id, { fresh: true })).status).toBe('captured')
  })

  it('has a timeline of everything that happened', async () => {
    const shop = await openShop()
    const { payment } = await shop.payments.pay(anOrder(shop.name('order')))
    await shop.payments.get(payment.id, { fresh: true })
    const kinds = (await shop.payments.timeline(payment.id)).map(
      ({ kind, subject }) => `${kind} ${subject}`,
    )

    expect(kinds).toEqual(
      expect.arrayContaining([
        `intent create ${payment.id}`,
        `attempt create ${payment.id}`,
        `attempt_ended create ${payment.id}`,
        'evidence response',
        'evidence read',
        'event payment.created',
        'event payment.requires_action',
      ]),
    )
  })
})

describe('a timeline', () => {
  it('says how each operation and each attempt ended and why, without bytes', async () => {
    const shop = await openShop()
    shop.mollie.faults.next('create_payment', 'drop_answer', { times: 3 })
    const { payment } = await shop.payments.pay(anOrder(shop.name('order')))
    const timeline = await shop.payments.timeline(payment.id)
    const intent = timeline.find(({ kind }) => kind === 'intent')
    const ends = timeline.filter(({ kind }) => kind === 'attempt_ended')

    expect(intent?.details).toMatchObject({
      operation: { kind: 'create', id: payment.id },
      state: 'unknown',
      amount: 1050,
      outcome: { kind: 'unknown', code: 'connection_lost' },
    })
    expect(intent?.details).not.toHaveProperty('finder')
    expect(ends.map(({ details }) => details.outcome)).toMatchObject(
      [1, 2, 3].map(() => ({ kind: 'unknown', code: 'connection_lost' })),
    )
    expect(JSON.stringify([intent, ends])).not.toMatch(/idempotency|Three books/i)
  })

  it('says when only a person can find out', async () => {
    const shop = await openShop()
    shop.mollie.faults.next('create_payment', 'drop_answer', { times: 3 })
    const { payment } = await shop.payments.pay(anOrder(shop.name('order')))
    await shop.database.query(
      `update paystate.operations set pending = jsonb_set(jsonb_set(pending::jsonb,
         '{plan,repeat}', '"never"'), '{plan,lookup}', '"none"')::json
       where kind = 'create' and id = $1`,
      [payment.id],
    )
    const [intent] = await shop.payments.timeline(payment.id)

    expect(intent?.details).toMatchObject({ state: 'unknown', finder: 'person' })
  })
})

describe('a payer who tries again', () => {
  it('gets the next attempt, also while the end of the one before is being read', async () => {
    const shop = await openShop()
    const order = shop.name('order')
    const { payment } = await shop.payments.pay(anOrder(order))
    await shop.mollie.payer.fail(payment.providerId ?? '')
    await shop.payments.get(payment.id, { fresh: true })
    const before = shop.callsOf('get_payment')
    shop.mollie.faults.next('get_payment', 'stall')
    const reading = shop.payments.get(payment.id, { fresh: true }).catch(() => 'failed')
    await reached(() => shop.callsOf('get_payment') > before)
    const paying = shop.payments.pay(anOrder(order))
    for (let round = 0; round < 50; round += 1) await shop.settleDown()
    await shop.clock.advance(120_000)
    const { step, payment: next } = await paying
    await reading

    expect(step.kind).toBe('redirect')
    expect(next).toMatchObject({ attempt: 2, status: 'requires_action' })
  })
})

describe('a payer who comes back', () => {
  it('waits no longer than asked for a provider that does not respond', async () => {
    const shop = await openShop()
    const { payment } = await shop.payments.pay(anOrder(shop.name('order')))
    shop.mollie.faults.next('get_payment', 'stall')
    const url = `https://shop.example/return?paystate_reference=${payment.reference}`
    const returned: string[] = []
    const back = shop.payments.readReturn(new Request(url), { waitMs: 3_000 }).then((known) => {
      returned.push(known?.step.kind ?? 'nothing')
    })
    await reached(() => shop.callsOf('get_payment') > 0)
    await shop.clock.advance(2_999)
    await shop.settleDown()
    returned.push('three seconds')
    await shop.clock.advance(1)
    await back

    expect(returned).toEqual(['three seconds', 'redirect'])
  })
})

async function reached(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve))
}

describe('the operations of a payment', () => {
  it('are what was asked for, each with what is known of it', async () => {
    const shop = await openShop()
    const { payment } = await shop.payments.pay(anOrder(shop.name('order')))
    await shop.mollie.payer.pay(payment.providerId ?? '')
    await shop.payments.get(payment.id, { fresh: true })
    const id = shop.name('return')
    const amount = money('EUR', 400)
    await shop.payments.refund({ id, payment: payment.id, amount })

    expect(await shop.payments.operations(payment.id)).toMatchObject([
      { kind: 'create', id: payment.id, result: { kind: 'applied' } },
      { kind: 'refund', id, amount, result: { kind: 'applied' } },
    ])
    await expect(shop.payments.operations('nothing')).rejects.toMatchObject({
      problem: 'unknown_id',
    })
  })

  it('say since when one is unknown, and the verdict that ended it', async () => {
    const shop = await openShop()
    shop.mollie.faults.next('create_payment', 'drop_answer', { times: 3 })
    const { payment } = await shop.payments.pay(anOrder(shop.name('order')))
    const [unknown] = await shop.payments.operations(payment.id)
    const since = instantOf(shop.clock.now())

    expect(unknown).toMatchObject({ result: { kind: 'unknown' }, unknownSince: since })
    if (unknown) await shop.payments.resolve({ kind: 'create', id: unknown.id }, VERDICT)
    const [decided] = await shop.payments.operations(payment.id)
    expect(decided).toMatchObject({
      result: { kind: 'not_applied', proof: { type: 'verdict', ...VERDICT } },
    })
    expect(decided).not.toHaveProperty('unknownSince')
  })
})

const VERDICT = { who: 'Ada', why: 'Mollie support says that it does not exist' }

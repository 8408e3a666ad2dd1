import { describe, expect, it } from 'vitest'
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

describe('a verdict', () => {
  it('ends what is unknown with a name and a reason, and evidence that contradicts it wins', async () => {
    const shop = await openShop()
    shop.mollie.faults.next('create_payment', 'drop_answer', { times: 3 })
    const { payment } = await shop.payments.pay(anOrder(shop.name('order')))
    const [made] = shop.mollie.ledger.paymentsOf(payment.reference)
    await shop.payments.resolve(
      { kind: 'create', id: payment.id },
      { who: 'Ada', why: 'Mollie support says that it does not exist' },
    )
    const decided = await shop.payments.get(payment.id)
    await shop.learnOf(payment.id, made ?? '')
    const known = await shop.payments.get(payment.id)
    const timeline = await shop.payments.timeline(payment.id)

    expect(decided).toMatchObject({ status: 'failed', standing: 'ended' })
    expect(known).toMatchObject({ status: 'requires_action', standing: 'live' })
    expect(timeline.map(({ subject }) => subject)).toContain('conclusion_contradicted')
  })

  it('is only for what is unknown', async () => {
    const shop = await openShop()
    const { payment } = await shop.payments.pay(anOrder(shop.name('order')))

    await expect(
      shop.payments.resolve({ kind: 'create', id: payment.id }, { who: 'Ada', why: 'I think so' }),
    ).rejects.toMatchObject({ problem: 'not_unknown' })
  })
})

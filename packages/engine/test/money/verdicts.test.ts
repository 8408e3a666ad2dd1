import { money } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { anomaliesOf, learn, paid } from '../support/anomalies.ts'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

const HOUR = 3_600_000
const PERSON = { who: 'Ada', why: 'Mollie support says so' }

/** A payment whose creation got lost; Mollie has it under the id given. */
async function lostCreation(shop: Shop, fault: 'drop_answer' | 'reset' = 'drop_answer') {
  shop.mollie.faults.next('create_payment', fault, { times: 3 })
  const { payment } = await shop.payments.pay(anOrder(shop.name('order')))
  const [made = ''] = shop.mollie.ledger.paymentsOf(payment.reference)
  return { payment, made, operation: { kind: 'create', id: payment.id } as const }
}

/** A refund of which every response got lost; `reset`: Mollie has not made it. */
async function lostRefund(shop: Shop, fault: 'drop_answer' | 'reset') {
  const payment = await paid(shop)
  const id = shop.name('refund')
  shop.mollie.faults.next('*', fault, { times: 20 })
  await shop.payments.refund({ id, payment: payment.id, amount: money('EUR', 500) })
  shop.mollie.faults.clear()
  return { payment, id, operation: { kind: 'refund', id } as const }
}

describe('a verdict that nothing happened', () => {
  it('ends what is unknown, and evidence that contradicts it wins and says whose it was', async () => {
    const shop = await openShop()
    const { payment, made, operation } = await lostCreation(shop)
    await shop.payments.resolve(operation, PERSON)
    const decided = await shop.payments.get(payment.id)
    await shop.learnOf(payment.id, made)
    const known = await shop.payments.get(payment.id)

    expect(decided).toMatchObject({ status: 'failed', standing: 'ended' })
    expect(known).toMatchObject({ status: 'requires_action', standing: 'live' })
    expect(await anomaliesOf(shop, payment.order)).toMatchObject([
      { kind: 'verdict_contradicted', details: { verdict: { ...PERSON, at: decided.changedAt } } },
    ])
  })

  it('is only for what is unknown', async () => {
    const shop = await openShop()
    const { payment } = await shop.payments.pay(anOrder(shop.name('order')))

    await expect(
      shop.payments.resolve({ kind: 'create', id: payment.id }, PERSON),
    ).rejects.toMatchObject({ problem: 'not_unknown' })
  })
})

describe('a verdict that it happened', () => {
  it('reads a creation under the id that a person found, and takes what is shown there', async () => {
    const shop = await openShop()
    const { payment, made, operation } = await lostCreation(shop)
    const { operation: result } = await shop.payments.resolve(operation, {
      ...PERSON,
      happened: 'yes',
      providerId: made,
    })

    expect(result.kind).toBe('applied')
    expect(await shop.payments.get(payment.id)).toMatchObject({
      providerId: made,
      status: 'requires_action',
    })
    expect(await anomaliesOf(shop, payment.order)).toEqual([])
  })

  it('takes no id of another payment, and no creation that is not shown', async () => {
    const shop = await openShop()
    const other = await paid(shop)
    const { payment, operation } = await lostCreation(shop, 'reset')
    const yes = { ...PERSON, happened: 'yes' } as const

    await expect(
      shop.payments.resolve(operation, { ...yes, providerId: other.providerId }),
    ).rejects.toThrow(/is another payment: it does not carry the reference/)
    await expect(shop.payments.resolve(operation, yes)).rejects.toMatchObject({
      problem: 'not_shown',
    })
    expect((await shop.payments.list({ text: payment.id, unknown: true })).payments).toHaveLength(1)
  })

  it('ends a refund that is not shown, and reserves it: it is never sent again', async () => {
    const shop = await openShop()
    const { payment, id, operation } = await lostRefund(shop, 'reset')
    const calls = shop.callsOf('create_refund')
    const { operation: result } = await shop.payments.resolve(operation, {
      ...PERSON,
      happened: 'yes',
      providerId: 're_123',
    })
    const again = await shop.payments.refund({
      id,
      payment: payment.id,
      amount: money('EUR', 500),
    })
    const refund = { id: shop.name('refund'), payment: payment.id, amount: money('EUR', 600) }

    expect(result).toMatchObject({ kind: 'applied', value: { id: 're_123', status: 'processing' } })
    expect(again.operation).toEqual(result)
    expect(shop.callsOf('create_refund')).toBe(calls)
    await expect(shop.payments.refund(refund)).rejects.toMatchObject({ problem: 'exceeds_balance' })
    expect((await shop.payments.get(payment.id)).refunds).toEqual([])
  })

  it('is unknown again when a read that must show it does not, and that is said', async () => {
    const shop = await openShop()
    const { payment, operation } = await lostRefund(shop, 'reset')
    await shop.payments.resolve(operation, { ...PERSON, happened: 'yes' })
    await shop.clock.advance(HOUR / 2)
    await learn(shop, payment)
    const early = await anomaliesOf(shop, payment.order)
    await shop.clock.advance(HOUR)
    await learn(shop, payment)
    const [anomaly] = await anomaliesOf(shop, payment.order)
    const { payments: unknown } = await shop.payments.list({ text: payment.id, unknown: true })

    expect(early).toEqual([])
    expect(anomaly).toMatchObject({ kind: 'verdict_contradicted', details: { verdict: PERSON } })
    expect(unknown).toHaveLength(1)
  })

  it('is confirmed by what is shown, and then nothing contradicts it', async () => {
    const shop = await openShop()
    const { payment, operation } = await lostRefund(shop, 'drop_answer')
    const { operation: result } = await shop.payments.resolve(operation, {
      ...PERSON,
      happened: 'yes',
    })
    await shop.clock.advance(6 * HOUR)
    await learn(shop, payment)

    expect(result).toMatchObject({ kind: 'applied', value: { amount: 500 } })
    expect(await anomaliesOf(shop, payment.order)).toEqual([])
    expect((await shop.payments.get(payment.id)).refunds).toHaveLength(1)
  })
})

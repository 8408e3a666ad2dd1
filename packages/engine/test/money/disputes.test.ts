import { money } from '@paystate/core'
import { describe, expect, it } from 'vitest'
import { learn, paid } from '../support/anomalies.ts'
import { openAntomFlowShop } from '../support/flow-shop.ts'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

const MINUTE = 60_000

async function paidAtAntom() {
  const shop = await openAntomFlowShop()
  const { payment } = await shop.payments.pay(anOrder('order_1', { amount: money('PHP', 2450) }))
  const { id, providerId = '' } = payment
  await shop.antom.payer.pay(providerId)
  await shop.advance(2 * MINUTE)
  return { shop, id, providerId }
}

async function disputedAtAntom() {
  const paid = await paidAtAntom()
  const disputeId = await paid.shop.antom.bank.openDispute(paid.providerId)
  await paid.shop.advance(2 * MINUTE)
  return { ...paid, disputeId }
}

describe('a cancel that may return paid money', () => {
  it('is refused while a dispute may take the same money, and sends nothing', async () => {
    const { shop, id, providerId, disputeId } = await disputedAtAntom()
    const { payments, antom } = shop
    const cancel = { id: 'cancel_1', payment: id, ifPaid: 'reverse' } as const

    await expect(payments.cancel(cancel)).rejects.toMatchObject({ problem: 'disputed' })
    await antom.bank.judgeDispute(disputeId, { winner: 'payer' })
    await shop.advance(2 * MINUTE)
    await expect(payments.cancel(cancel)).rejects.toMatchObject({ problem: 'disputed' })
    expect(antom.ledger.reversedOf(providerId)).toBe(0)
    expect(antom.ledger.chargedBackOf(providerId)).toBe(2450)
    await shop.close()
  })

  it('is sent once the dispute is won, or where it is meant on top of one', async () => {
    const won = await disputedAtAntom()
    await won.shop.antom.bank.judgeDispute(won.disputeId, { winner: 'merchant' })
    await won.shop.advance(2 * MINUTE)
    const meant = await disputedAtAntom()
    const cancel = { id: 'cancel_1', ifPaid: 'reverse' } as const
    const first = await won.shop.payments.cancel({ ...cancel, payment: won.id })
    const second = await meant.shop.payments.cancel({
      ...cancel,
      payment: meant.id,
      despiteDispute: true,
    })

    expect([first, second].map(({ operation }) => operation.kind)).toEqual(['applied', 'applied'])
    expect(won.shop.antom.ledger.reversedOf(won.providerId)).toBe(2450)
    expect(meant.shop.antom.ledger.reversedOf(meant.providerId)).toBe(2450)
    await won.shop.close()
    await meant.shop.close()
  })

  it('is not repeated once a dispute has come', async () => {
    const { shop, id, providerId } = await paidAtAntom()
    const { antom, payments } = shop
    antom.faults.next('cancel', 'reset', { times: 3 })
    const cancel = { id: 'cancel_1', payment: id, ifPaid: 'reverse' } as const
    const { operation } = await payments.cancel(cancel)
    await antom.bank.openDispute(providerId)
    for (let hours = 0; hours < 4; hours += 1) await shop.advance(60 * MINUTE)

    expect(operation.kind).toBe('unknown')
    expect(antom.ledger.reversedOf(providerId)).toBe(0)
    await shop.close()
  })
})

/** A refund whose requests get lost on the way, and a chargeback that comes before it is known. */
async function refundThenChargeback(shop: Shop, { despiteDispute }: { despiteDispute?: boolean }) {
  const { id, providerId } = await paid(shop)
  shop.mollie.faults.next('create_refund', 'reset', { times: 3 })
  const refund = {
    id: shop.name('return'),
    payment: id,
    amount: money('EUR', 500),
    ...(despiteDispute !== undefined && { despiteDispute }),
  }
  const { operation } = await shop.payments.refund(refund)
  await shop.mollie.bank.chargeBack(providerId)
  await learn(shop, { id })
  for (let minutes = 0; minutes < 50; minutes += 5) await shop.rest(shop.payments, 5 * MINUTE)
  return { first: operation.kind, refunds: shop.mollie.ledger.refundsOf(providerId).length }
}

describe('an unknown refund', () => {
  it('is looked up and not repeated once a dispute has come', async () => {
    const shop = await openShop()
    const { first, refunds } = await refundThenChargeback(shop, {})

    expect(first).toBe('unknown')
    expect(refunds).toBe(0)
  })

  it('is repeated on top of a dispute where that was asked for', async () => {
    const shop = await openShop()
    const { first, refunds } = await refundThenChargeback(shop, { despiteDispute: true })

    expect(first).toBe('unknown')
    expect(refunds).toBe(1)
  })
})

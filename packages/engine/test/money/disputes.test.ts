import { money } from '@paystate/core'
import { createSimulatorClock } from '@paystate/simulator'
import {
  type AntomSimulator,
  createAntomSimulator,
  SIMULATOR_KEYS,
} from '@paystate/simulator/antom'
import { describe, expect, it } from 'vitest'
import { createTestEngine, type TestEngine } from '../../src/testing.ts'
import { learn, paid } from '../support/anomalies.ts'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

const MINUTE = 60_000

/** A shop at Antom, whose cancel returns paid money and whose disputes come by webhook alone. */
async function openAntomShop(): Promise<{ engine: TestEngine; antom: AntomSimulator }> {
  const clock = createSimulatorClock()
  const engines: TestEngine[] = []
  const antom = createAntomSimulator({
    clock,
    notifyUrl: 'https://shop.example/webhooks/antom',
    disputeNotifyUrl: 'https://shop.example/webhooks/antom',
    deliver: async (request) =>
      (await engines[0]?.deliver(request)) ?? new Response(null, { status: 503 }),
  })
  const engine = await createTestEngine({
    clock,
    fetch: antom.fetch,
    providers: {
      antom: {
        provider: 'antom',
        clientId: 'SANDBOX_5X00000000000000',
        privateKey: SIMULATOR_KEYS.merchant.privateKey,
        antomPublicKey: SIMULATOR_KEYS.antom.publicKey,
        baseUrl: 'https://antom.simulator.invalid',
        defaults: { paymentMethodType: 'GCASH', settlementCurrency: 'USD', terminalType: 'WEB' },
      },
    },
    webhookUrl: 'https://shop.example/webhooks',
    load: (name) => import(name),
    deployment: 'disputes',
  })
  engines.push(engine)
  return { engine, antom }
}

async function disputedAtAntom() {
  const { engine, antom } = await openAntomShop()
  const order = anOrder('order_1', { amount: money('PHP', 2450) })
  const { payment } = await engine.payments.pay(order)
  const providerId = payment.providerId ?? ''
  await antom.payer.pay(providerId)
  await engine.advance(2 * MINUTE)
  const disputeId = await antom.bank.openDispute(providerId)
  await engine.advance(2 * MINUTE)
  return { engine, antom, id: payment.id, providerId, disputeId }
}

describe('a cancel that may return paid money', () => {
  it('is refused while a dispute may take the same money, and sends nothing', async () => {
    const { engine, antom, id, providerId, disputeId } = await disputedAtAntom()
    const cancel = { id: 'cancel_1', payment: id, ifPaid: 'reverse' } as const

    await expect(engine.payments.cancel(cancel)).rejects.toMatchObject({ problem: 'disputed' })
    await antom.bank.judgeDispute(disputeId, { winner: 'payer' })
    await engine.advance(2 * MINUTE)
    await expect(engine.payments.cancel(cancel)).rejects.toMatchObject({ problem: 'disputed' })
    expect(antom.ledger.reversedOf(providerId)).toBe(0)
    expect(antom.ledger.chargedBackOf(providerId)).toBe(2450)
    await engine.close()
  })

  it('is sent once the dispute is won, or where it is meant on top of one', async () => {
    const won = await disputedAtAntom()
    await won.antom.bank.judgeDispute(won.disputeId, { winner: 'merchant' })
    await won.engine.advance(2 * MINUTE)
    const meant = await disputedAtAntom()
    const cancel = { id: 'cancel_1', ifPaid: 'reverse' } as const
    const first = await won.engine.payments.cancel({ ...cancel, payment: won.id })
    const second = await meant.engine.payments.cancel({
      ...cancel,
      payment: meant.id,
      despiteDispute: true,
    })

    expect([first, second].map(({ operation }) => operation.kind)).toEqual(['applied', 'applied'])
    expect(won.antom.ledger.reversedOf(won.providerId)).toBe(2450)
    expect(meant.antom.ledger.reversedOf(meant.providerId)).toBe(2450)
    await won.engine.close()
    await meant.engine.close()
  })

  it('is not repeated once a dispute has come', async () => {
    const { engine, antom } = await openAntomShop()
    const { payment } = await engine.payments.pay(
      anOrder('order_1', { amount: money('PHP', 2450) }),
    )
    const providerId = payment.providerId ?? ''
    await antom.payer.pay(providerId)
    await engine.advance(2 * MINUTE)
    antom.faults.next('cancel', 'reset', { times: 3 })
    const { operation } = await engine.payments.cancel({
      id: 'cancel_1',
      payment: payment.id,
      ifPaid: 'reverse',
    })
    await antom.bank.openDispute(providerId)
    for (let hours = 0; hours < 4; hours += 1) await engine.advance(60 * MINUTE)

    expect(operation.kind).toBe('unknown')
    expect(antom.ledger.reversedOf(providerId)).toBe(0)
    await engine.close()
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

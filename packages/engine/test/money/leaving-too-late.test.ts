import { money } from '@paystate/core'
import { createSimulatorClock } from '@paystate/simulator'
import { describe, expect, it } from 'vitest'
import type { Database, Queryable } from '../../src/index.ts'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

/** Past the moment at which something may leave, and within the lease. */
const TOO_LATE_MS = 61_000
/** Past the lease. */
const AFTER_LEASE_MS = 121_000

/** A database whose process is paused right after the commit of an attempt: its bytes have not left yet. */
function pausedAfterAttempt({ database }: Shop, pause: () => Promise<void>): Database {
  return {
    query: database.query,
    transaction: async (run) => {
      let isAttempt = false
      const watched = (tx: Queryable): Queryable => ({
        query: (text, values) => {
          isAttempt ||= text.includes('insert into paystate.attempts')
          return tx.query(text, values)
        },
      })
      const result = await database.transaction((tx) => run(watched(tx)))
      if (isAttempt) await pause()
      return result
    },
  }
}

/** A process that is paused so long before each send: no timer of it runs meanwhile. */
async function pausedProcess(shop: Shop, milliseconds: number) {
  const pause = () => shop.clock.advance(milliseconds)
  return shop.open({
    database: pausedAfterAttempt(shop, pause),
    fetch: shop.fetch,
    clock: { ...shop.clock, after: createSimulatorClock().after },
  })
}

describe('a process that is paused between the lease and the send', () => {
  it('sends nothing, and says that it provably did not', async () => {
    const shop = await openShop()
    const paused = await pausedProcess(shop, TOO_LATE_MS)
    const { payment, operation, step } = await paused.pay(anOrder(shop.name('order')))

    expect(operation).toMatchObject({ kind: 'not_applied', proof: { type: 'never_sent' } })
    expect(step.kind).toBe('failed')
    expect(shop.callsOf('create_payment')).toBe(0)
    expect(shop.mollie.ledger.paymentsOf(payment.reference)).toEqual([])
  })

  it('sends nothing when its lease is lost, and the payment is made once, by somebody else', async () => {
    const shop = await openShop()
    const order = shop.name('order')
    const paused = await pausedProcess(shop, AFTER_LEASE_MS)
    // Only who knows the provider's time may repeat a request under its key.
    for (const process of [paused, shop.payments]) await process.check()
    const { payment, operation } = await paused.pay(anOrder(order))
    const sentByPaused = shop.callsOf('create_payment')
    await shop.rest(shop.payments, 10 * 60_000)
    const known = await shop.payments.pay(anOrder(order))

    expect(sentByPaused).toBe(0)
    expect(operation.kind).toBe('unknown')
    expect(known).toMatchObject({ step: { kind: 'redirect' }, payment: { id: payment.id } })
    expect(shop.mollie.ledger.paymentsOf(payment.reference)).toHaveLength(1)
  })

  it('sends no refund either; it is sent later, once', async () => {
    const shop = await openShop()
    const { payment } = await shop.payments.pay(anOrder(shop.name('order')))
    const { id, providerId = '' } = payment
    await shop.mollie.payer.pay(providerId)
    await shop.payments.get(id, { fresh: true })
    const paused = await pausedProcess(shop, TOO_LATE_MS)
    const refund = { id: shop.name('return'), payment: id, amount: money('EUR', 400) }
    const late = await paused.refund(refund)
    const sentByPaused = shop.callsOf('create_refund')
    await shop.rest(shop.payments, 60_000)
    const again = await shop.payments.refund(refund)

    expect(late.operation.kind).toBe('waiting')
    expect(sentByPaused).toBe(0)
    expect(again.operation.kind).toBe('applied')
    expect(shop.mollie.ledger.refundsOf(providerId)).toHaveLength(1)
  })

  it.each([
    ['behind', -300_000],
    ['ahead', 300_000],
  ])(
    'counts by its own clocks: a wall clock that is five minutes %s costs nothing',
    async (_, off) => {
      const shop = await openShop()
      const { clock } = shop
      const skewed = { ...clock, now: () => clock.now() + off }
      const payments = await shop.open({
        database: shop.database,
        fetch: shop.fetch,
        clock: skewed,
      })
      const { step } = await payments.pay(anOrder(shop.name('order')))

      expect(step.kind).toBe('redirect')
    },
  )
})

import { describe, expect, it } from 'vitest'
import { DatabaseError } from '../../src/index.ts'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

/** A process whose commits begin to fail once Mollie was sent something. */
async function withFailingCommits(shop: Shop) {
  const state = { isDown: false }
  const payments = await shop.open({
    database: {
      query: (text, values) => {
        if (state.isDown) throw down()
        return shop.database.query(text, values)
      },
      transaction: async (run) => {
        if (state.isDown) throw down()
        return shop.database.transaction(run)
      },
    },
    fetch: async (request, options) => {
      const response = await shop.fetch(request, options)
      if (request.method === 'POST') state.isDown = true
      return response
    },
  })
  return { payments, state }
}

function down(): Error {
  return Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
}

describe('a database that fails', () => {
  it('after the provider has answered: the caller hears the true outcome, and it is stored later', async () => {
    const shop = await openShop()
    const { payments, state } = await withFailingCommits(shop)
    const order = shop.name('order')
    const paying = payments.pay(anOrder(order))
    await expect(paying).rejects.toMatchObject({
      problem: 'outcome_not_stored',
      outcome: { kind: 'applied' },
    })
    state.isDown = false
    await shop.clock.advance(2_000)
    const later = await shop.payments.pay(anOrder(order))

    expect(later.step.kind).toBe('redirect')
    expect(shop.mollie.ledger.paymentsOf(later.payment.reference)).toHaveLength(1)
  })

  it('before the intent is stored: nothing is sent, and the error says so', async () => {
    const shop = await openShop()
    const { payments, state } = await withFailingCommits(shop)
    state.isDown = true
    const paying = payments.pay(anOrder(shop.name('order')))

    await expect(paying).rejects.toBeInstanceOf(DatabaseError)
    await expect(paying).rejects.toThrow(/sends nothing to a provider that it has not stored/)
    expect(shop.callsOf('create_payment')).toBe(0)
  })
})

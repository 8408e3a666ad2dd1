import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { money } from '@paystate/core'
import { createSimulatorClock } from '@paystate/simulator'
import { describe, expect, it } from 'vitest'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

const HOUR = 3_600_000

/** A process whose clock is so far ahead of the database's, or behind it. */
async function skewed(shop: Shop, byMs: number) {
  const clock = createSimulatorClock({ startAt: shop.clock.now() + byMs })
  const { database, fetch } = shop
  const payments = await shop.open({ database, fetch, clock })
  const rest = async (ms: number) => {
    await clock.advance(ms)
    await shop.rest(payments, ms)
  }
  return { payments, rest }
}

describe.each([
  ['three hours ahead of', 3 * HOUR],
  ['three hours behind', -3 * HOUR],
])('a process whose clock is %s the clock of the database', (_name, byMs) => {
  it('pays, captures and refunds as usual', async () => {
    const shop = await openShop()
    const { payments, rest } = await skewed(shop, byMs)
    const { payment, step } = await payments.pay(anOrder(shop.name('order'), { capture: 'manual' }))
    await shop.mollie.payer.pay(payment.providerId ?? '', { method: 'creditcard' })
    await rest(60_000)
    const readsBefore = shop.callsOf('get_payment')
    const capture = { id: shop.name('capture'), payment: payment.id, amount: payment.amount }
    const captured = await payments.capture(capture)
    const amount = money('EUR', 400)
    const refund = await payments.refund({ id: shop.name('refund'), payment: payment.id, amount })

    expect(step.kind).toBe('redirect')
    expect(captured.operation.kind).toBe('applied')
    expect(refund.operation.kind).toBe('applied')
    expect(shop.callsOf('get_payment') - readsBefore).toBeLessThan(4)
  })

  it('resolves a creation whose response was lost', async () => {
    const shop = await openShop()
    const { payments, rest } = await skewed(shop, byMs)
    const order = shop.name('order')
    shop.mollie.faults.next('create_payment', 'drop_answer', { times: 3 })
    const lost = await payments.pay(anOrder(order))
    await rest(60_000)
    const found = await payments.pay(anOrder(order))

    expect(lost.step.kind).toBe('wait')
    expect(found.step.kind).toBe('redirect')
    expect(shop.mollie.ledger.paymentsOf(found.payment.reference)).toHaveLength(1)
  })

  it('waits as long as the provider asks for, and no longer', async () => {
    const shop = await openShop()
    const { payments, rest } = await skewed(shop, byMs)
    const { payment } = await payments.pay(anOrder(shop.name('order')))
    await shop.mollie.payer.pay(payment.providerId ?? '')
    await payments.get(payment.id, { fresh: true })
    shop.mollie.faults.next('create_refund', 'rate_limited')
    const refund = { id: shop.name('refund'), payment: payment.id, amount: money('EUR', 400) }
    await payments.refund(refund)
    await rest(60_000)
    await rest(60_000)

    expect((await payments.refund(refund)).operation.kind).toBe('applied')
  })
})

/** An interval, or the same moment by the database's clock. */
const USERS = [
  'resolver/advance.ts',
  'resolver/database-time.ts',
  'resolver/lease-payment.ts',
  'testing/create-test-engine.ts',
]

it('is never compared with what is stored: few files read it, for intervals', () => {
  const src = join(import.meta.dirname, '../../src')
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  )
  const users = files.filter((name) =>
    readFileSync(join(src, name), 'utf8').includes('clock.now()'),
  )

  expect(users.map((name) => name.split(sep).join('/')).sort()).toEqual(USERS)
})

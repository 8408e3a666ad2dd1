import { SIMULATOR_KEYS } from '@paystate/simulator/antom'
import { DEFAULT_MOLLIE_KEY } from '@paystate/simulator/mollie'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type RunningSimulation, startSimulation } from '../../src/simulation/start-simulation.ts'
import { createMemoryStore } from '../../src/store/create-memory-store.ts'
import type { PaymentStore } from '../../src/store/payment-store.ts'
import { startTestShop, type TestDemo } from '../support/start-test-shop.ts'

/** What outlives a restart: what was stored, and the provider. */
let store: PaymentStore
let simulation: RunningSimulation
beforeEach(async () => {
  store = createMemoryStore()
  simulation = await startSimulation()
})
afterEach(() => simulation.close())

const ORDER = 'order_00000000aa'

async function buy({ origin }: TestDemo, trouble: string) {
  await fetch(`${origin}/orders`, {
    method: 'POST',
    headers: { origin },
    body: new URLSearchParams({ order: ORDER, product: 'wool-blanket', trouble }),
    redirect: 'manual',
  })
}

const page = async ({ origin }: TestDemo) => (await fetch(`${origin}/orders/${ORDER}`)).text()

it.each(['mollie', 'antom'])(
  'finds out at %s, after a restart, what was not known before it',
  async (provider) => {
    const first = await startTestShop(provider, { store, simulation })
    await buy(first, 'lost_response')
    const before = await page(first)
    await first.close()
    const second = await startTestShop(provider, { store, simulation })
    const after = await vi.waitFor(
      async () => {
        const text = await page(second)
        if (!text.includes('Waiting for your payment')) throw new Error('It is not known yet.')
        return text
      },
      { timeout: 30_000, interval: 200 },
    )
    await second.close()

    expect(before).toContain('We are finding out')
    expect(after).toContain('1 payment, 0 refunds')
  },
)

it('sends nothing about payments of an earlier run of the simulator, and says so', async () => {
  const first = await startTestShop('mollie', { store, simulation })
  await buy(first, 'lost_response')
  await first.close()
  const second = await startTestShop('mollie', { store })
  const text = await page(second)
  const entries = second.simulation.mollie.ledger.entries()
  await second.close()

  expect(text).toContain('an earlier simulator')
  expect(text).not.toContain('Try again')
  expect(entries).toEqual([])
})

it('says so when a payment was made with another provider than the one of now', async () => {
  const first = await startTestShop('mollie', { store, simulation })
  await buy(first, 'none')
  await first.close()
  const second = await startTestShop('antom', { store, simulation })
  const text = await page(second)
  await second.close()

  expect(text).toContain('This payment was made with Mollie')
  expect(text).not.toContain('Cancel the payment')
  expect(second.errors).toEqual([])
})

it.each(['mollie', 'antom'])(
  'keeps no key of %s in pages or in what it stores',
  async (provider) => {
    const store = createMemoryStore()
    const shop = await startTestShop(provider, { store, simulation })
    await buy(shop, 'server_error')
    const texts = [await page(shop), await (await fetch(`${shop.origin}/orders`)).text()]
    const stored = JSON.stringify(await store.list())
    await shop.close()

    expect(stored).toContain(ORDER)
    for (const key of [DEFAULT_MOLLIE_KEY, SIMULATOR_KEYS.merchant.privateKey.slice(0, 60)]) {
      expect([...texts, stored].join()).not.toContain(key)
    }
  },
)

import { expect, it } from 'vitest'
import { openNotedAnomaly } from '../../src/anomalies/open-noted-anomaly.ts'
import { createSettleNoted } from '../../src/policies/settle-noted.ts'
import type { Store } from '../../src/store/store.ts'
import { anOrder, openShop, type Shop } from '../support/shop.ts'

/** As many as one pass looks at. */
const BATCH = 50
/** Other tests may have left something open in the database that they share. */
const PASSES = 5

async function orphans(shop: Shop, count: number): Promise<readonly string[]> {
  const instance = shop.names.mollie
  const { payment } = await shop.payments.pay(anOrder(shop.name('order')))
  const { reference } = payment
  for (let number = 0; number < count; number += 1) {
    await openNotedAnomaly(shop.store, {
      identity: shop.name('orphan'),
      kind: 'orphan',
      subject: 'payment',
      instance,
      message: 'The provider has a payment that this database lacks.',
      details: { reference },
    })
  }
  const { anomalies } = await shop.payments.anomalies({ instance, open: true, limit: 200 })
  return anomalies.map(({ id }) => id).toReversed()
}

/** A store on which nothing can be done about some anomalies. */
function refusing(store: Store, ids: readonly string[]): Store {
  return {
    ...store,
    transaction: (run) =>
      store.transaction((tx) =>
        run({
          ...tx,
          query: async (text, values = []) => {
            if (values.some((value) => ids.includes(String(value)))) throw new Error('refused')
            return tx.query(text, values)
          },
        }),
      ),
  }
}

const isClosed = async ({ payments, names }: Shop, id: string) =>
  (await payments.anomalies({ instance: names.mollie, open: false, limit: 200 })).anomalies.some(
    (one) => one.id === id,
  )

it('an anomaly that has ended is closed, however many before it cannot be', async () => {
  const shop = await openShop()
  const ids = await orphans(shop, BATCH + 1)
  const stuck = ids.slice(0, BATCH)
  const settle = createSettleNoted({
    store: refusing(shop.store, stuck),
    instances: new Map(),
  })
  const failures: unknown[] = []
  for (let pass = 0; pass < PASSES; pass += 1) {
    await settle().catch((error: unknown) => failures.push(error))
  }

  expect(failures.length).toBeGreaterThan(0)
  expect(await isClosed(shop, ids[BATCH] ?? '')).toBe(true)
  expect(await isClosed(shop, ids[0] ?? '')).toBe(false)
  await createSettleNoted({ store: shop.store, instances: new Map() })()
})

it('what cannot be closed of one kind holds up no other kind', async () => {
  const shop = await openShop()
  const stuck = await orphans(shop, 1)
  const instance = shop.name('former')
  await openNotedAnomaly(shop.store, {
    identity: `not_configured:${instance}`,
    kind: 'not_configured',
    subject: 'instance',
    instance,
    message: 'Webhooks arrive for a provider that is not configured.',
  })
  const settle = createSettleNoted({
    store: refusing(shop.store, stuck),
    instances: new Map([[instance, null]]),
  })

  await expect(settle()).rejects.toThrow('This change was not stored')
  expect((await shop.payments.anomalies({ instance, open: true })).anomalies).toEqual([])
})

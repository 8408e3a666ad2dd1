import { expect, it } from 'vitest'
import { anomaliesOfPayment, openAnomaly } from '../../../src/store/anomalies/anomalies.ts'
import { closeAnomaly } from '../../../src/store/anomalies/close-anomaly.ts'
import { describeStore } from '../../support/stores.ts'

describeStore('an anomaly', (stage) => {
  it('is open once, is closed with why, and can come back', async () => {
    const { store, payment, name, in: at } = await stage()
    const { key } = await payment()
    const identity = name('paid_twice')
    const open = () =>
      store.transaction((tx) =>
        openAnomaly(tx, {
          identity,
          kind: 'paid_twice',
          subject: 'order',
          instance: null,
          payment: key,
          order: null,
          details: { surplus: 1050 },
        }),
      )
    const first = await open()
    const again = await open()
    const close = () =>
      store.transaction((tx) =>
        closeAnomaly(tx, { id: first?.id ?? '', who: 'Ada', because: 'refunded' }),
      )
    const closed = [await close(), await close()]
    const next = await open()

    expect(first?.id).toMatch(/^anomaly_[0-9a-f]{24}$/)
    expect(again).toBeUndefined()
    expect(closed).toMatchObject([{ id: first?.id, closedBy: 'Ada' }, undefined])
    expect(next?.id).toMatch(/^anomaly_/)
    expect(next?.id).not.toBe(first?.id)
    expect(await anomaliesOfPayment(store, { payment: key })).toMatchObject([
      { identity, closedAt: at(0), closedBecause: 'refunded', details: { surplus: 1050 } },
      { identity, closedAt: null },
    ])
  })
})

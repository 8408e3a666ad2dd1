import { expect, it } from 'vitest'
import {
  anomaliesOfPayment,
  closeAnomaly,
  openAnomaly,
} from '../../../src/store/anomalies/anomalies.ts'
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
    const close = () =>
      store.transaction((tx) => closeAnomaly(tx, { identity, because: 'refunded' }))

    expect([await open(), await open(), await close(), await close(), await open()]).toEqual([
      'opened',
      'open_already',
      'closed',
      'not_open',
      'opened',
    ])
    expect(await anomaliesOfPayment(store, { payment: key })).toMatchObject([
      { identity, closedAt: at(0), closedBecause: 'refunded', details: { surplus: 1050 } },
      { identity, closedAt: null },
    ])
  })
})

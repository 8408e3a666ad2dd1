import { expect, it } from 'vitest'
import { findPayment } from '../../../src/store/payments/find-payment.ts'
import { lockPayment } from '../../../src/store/payments/lock-payment.ts'
import { updatePayment } from '../../../src/store/payments/update-payment.ts'
import { describeStore } from '../../support/stores.ts'

describeStore('a payment', (stage) => {
  it('is stored live and due, and found by each of its names', async () => {
    const { store, instance, payment, in: at } = await stage()
    const made = await payment()
    const { key, id, reference } = made
    await store.transaction((tx) =>
      updatePayment(tx, { ...PROJECTION, payment: key, providerId: 'tr_1' }),
    )

    expect(made).toMatchObject({ standing: 'live', version: 0, requested: 1050, dueAt: at(0) })
    for (const by of [{ key }, { id }, { instance, reference }, { instance, providerId: 'tr_1' }]) {
      expect(await findPayment(store, by)).toMatchObject({ key })
    }
    expect(await findPayment(store, { instance: 'other', reference })).toBeUndefined()
  })

  it('gets a version with every change, and keeps when it was last read', async () => {
    const { store, payment, advance, in: at } = await stage()
    const { key } = await payment()
    const read = at(0)
    advance(1000)
    const update = (readAt: string | null) =>
      store.transaction(async (tx) => {
        await lockPayment(tx, { payment: key })
        return updatePayment(tx, { ...PROJECTION, payment: key, readAt })
      })
    await update(read)

    expect(await update(null)).toMatchObject({
      version: 2,
      standing: 'paid',
      captured: 1050,
      refunded: null,
      readAt: read,
      changedAt: at(0),
    })
  })

  it('that does not exist is not locked', async () => {
    const { store } = await stage()

    expect(await store.transaction((tx) => lockPayment(tx, { payment: -1 }))).toBeUndefined()
  })
})

const PROJECTION = {
  standing: 'paid',
  status: 'captured',
  account: 'live_1',
  providerId: null,
  captured: 1050,
  reversed: 0,
  refunded: null,
  chargedBack: null,
  readAt: null,
} as const

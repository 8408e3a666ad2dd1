import { expect, it } from 'vitest'
import { endLeases } from '../../../src/store/directory/end-leases.ts'
import { findPayment } from '../../../src/store/payments/find-payment.ts'
import { releaseLease, takeLease } from '../../../src/store/payments/lease.ts'
import { describeStore } from '../../support/stores.ts'

describeStore('the leases of a process that is certainly over', (stage) => {
  it('end: the next process works at once, and the number fences the one before', async () => {
    const { store, payment } = await stage()
    const { key } = await payment()
    const lease = await takeLease(store, { payment: key, forMs: 60_000, owner: 'dead' })
    if (lease === 'busy') throw new Error('busy')
    await endLeases(store)

    expect(await releaseLease(store, { lease, due: 'never' })).toBe('lost')
    expect(await findPayment(store, { key })).toMatchObject({ lease: 2, leaseUntil: null })
    expect(await takeLease(store, { payment: key, forMs: 60_000, owner: 'next' })).toMatchObject({
      number: 3,
    })
  })

  it('leave alone what nobody worked on', async () => {
    const { store, payment } = await stage()
    const { key } = await payment()
    const before = await findPayment(store, { key })
    await endLeases(store)
    const after = await findPayment(store, { key })

    expect(after).toMatchObject({ lease: before?.lease, dueAt: before?.dueAt })
  })
})

import { expect, it } from 'vitest'
import { noteProviderFailure, noteProviderSuccess } from '../../../src/store/instances/circuit.ts'
import { registerInstance } from '../../../src/store/instances/register-instance.ts'
import { claimDuePayments } from '../../../src/store/payments/claim-due-payments.ts'
import { releaseLease } from '../../../src/store/payments/lease.ts'
import { describeStore, type Stage } from '../../support/stores.ts'

function claim({ store, instance }: Stage, limit = 10) {
  return claimDuePayments(store, { instance, limit, postponeMs: 5_000 })
}

describeStore('due payments', (stage) => {
  it('are claimed once, oldest first, within the budget, and come again later', async () => {
    const made = await stage()
    const keys: number[] = []
    for (const _ of [1, 2, 3]) {
      keys.push((await made.payment()).key)
      made.advance(1)
    }

    expect((await claim(made, 2)).map(({ key }) => key).sort()).toEqual(keys.slice(0, 2))
    expect((await claim(made)).map(({ key }) => key)).toEqual(keys.slice(2))
    expect(await claim(made)).toEqual([])
    made.advance(5_000)
    expect(await claim(made)).toHaveLength(3)
  })

  it('are claimed for the instances given only', async () => {
    const made = await stage()
    await made.payment()

    expect(await claim({ ...made, instance: 'other' })).toEqual([])
  })

  it('under a lease are not claimed before it ends', async () => {
    const made = await stage()
    const payment = await made.payment()
    const lease = await made.lease(payment)
    expect(await claim(made)).toEqual([])
    made.advance(60_000)
    expect(await claim(made)).toHaveLength(1)
    await releaseLease(made.store, { lease, due: 'never' })

    made.advance(60_000)
    expect(await claim(made)).toEqual([])
  })

  it('of a provider that is down rest while its circuit is open', async () => {
    const made = await stage()
    const { store, instance, payment, advance } = made
    await registerInstance(store, { name: instance, provider: 'mollie', account: null })
    await payment()
    const fail = () => noteProviderFailure(store, { instance, threshold: 2, openForMs: 1_000 })
    expect(await fail()).toEqual({ failures: 1 })
    await fail()

    expect(await claim(made)).toEqual([])
    advance(1_000)
    expect(await claim(made)).toHaveLength(1)
    await fail()
    advance(500)
    await noteProviderSuccess(store, { instance })
    advance(5_000)
    expect(await claim(made)).toHaveLength(1)
  })

  it('are shared by many that claim at once', async () => {
    const made = await stage()
    for (const _ of Array(6)) await made.payment()
    const claims = await Promise.all([1, 2, 3].map(() => claim(made, 2)))
    const keys = claims.flat().map(({ key }) => key)

    expect(new Set(keys).size).toBe(keys.length)
  })
})

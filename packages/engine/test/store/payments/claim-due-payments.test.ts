import { expect, it } from 'vitest'
import { noteProviderFailure, noteProviderSuccess } from '../../../src/store/instances/circuit.ts'
import { registerInstance } from '../../../src/store/instances/register-instance.ts'
import { claimDuePayments } from '../../../src/store/payments/claim-due-payments.ts'
import { releaseLease } from '../../../src/store/payments/lease.ts'
import { describeStore, type Stage } from '../../support/stores.ts'

const PROBE_MS = 1_000

function claim(
  { store, instance }: Pick<Stage, 'store' | 'instance'>,
  limit = 10,
  instances = [instance],
) {
  return claimDuePayments(store, { instances, limit, postponeMs: 5_000, probeEveryMs: PROBE_MS })
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

  it('of a provider that is down rest, but for one now and then, until it has responded', async () => {
    const made = await stage()
    const { store, instance, payment, advance } = made
    await registerInstance(store, { name: instance, provider: 'mollie', account: null })
    for (const _ of [1, 2, 3]) await payment()
    const fail = () => noteProviderFailure(store, { instance, threshold: 2, openForMs: PROBE_MS })
    expect(await fail()).toEqual({ failures: 1 })
    await fail()

    expect(await claim(made)).toEqual([])
    advance(PROBE_MS)
    expect(await claim(made)).toHaveLength(1)
    expect(await claim(made)).toEqual([])
    advance(PROBE_MS)
    const probes = await Promise.all([claim(made), claim(made)])
    expect(probes.flat()).toHaveLength(1)
    await noteProviderSuccess(store, { instance })
    expect(await claim(made)).toHaveLength(1)
  })

  it('of one instance leave those of the others their share', async () => {
    const busy = await stage()
    const made = await stage()
    for (const _ of Array(40)) await busy.payment()
    made.advance(1_000) // due last of all
    const quiet = [await made.payment(), await made.payment()].map(({ key }) => key)
    busy.advance(1_000)
    const both = [busy.instance, made.instance]
    const keys = (await claim(made, 10, both)).map(({ key }) => key)

    expect(keys).toHaveLength(10)
    expect(keys).toEqual(expect.arrayContaining(quiet))
    expect(await claim(made, 100, both)).toHaveLength(32)
  })

  it('get their turn where only one is claimed at a time', async () => {
    const busy = await stage()
    const made = await stage()
    for (const _ of Array(40)) await busy.payment()
    const quiet = await made.payment()
    const both = [busy.instance, made.instance]
    const keys: number[] = []
    for (const _ of Array(30)) keys.push(...(await claim(made, 1, both)).map(({ key }) => key))

    expect(keys).toHaveLength(30)
    expect(keys).toContain(quiet.key) // by lot: one run in a thousand million misses it
  })

  it('are shared by many that claim at once', async () => {
    const made = await stage()
    for (const _ of Array(6)) await made.payment()
    const claims = await Promise.all([1, 2, 3].map(() => claim(made, 2)))
    const keys = claims.flat().map(({ key }) => key)

    expect(new Set(keys).size).toBe(keys.length)
  })
})

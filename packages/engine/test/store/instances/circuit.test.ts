import { expect, it } from 'vitest'
import { noteProviderFailure, openCircuits } from '../../../src/store/instances/circuit.ts'
import { registerInstance } from '../../../src/store/instances/register-instance.ts'
import { releaseLease } from '../../../src/store/payments/lease.ts'
import { outside } from '../../support/outside.ts'
import { describeStore, type Stage } from '../../support/stores.ts'

/** A payment under its lease, of an instance whose circuit is open. */
async function opened(stage: () => Promise<Stage>) {
  const made = await stage()
  const { store, instance, payment, lease } = made
  await registerInstance(store, { name: instance, provider: 'mollie', account: null })
  await noteProviderFailure(store, { instance, threshold: 1, openForMs: 60_000 })
  const held = await lease(await payment())
  const isOpen = async () => (await openCircuits(store, { instances: [instance] })).length > 0
  expect(await isOpen()).toBe(true)
  return { ...made, isOpen, released: { lease: held, due: 'never', reached: instance } as const }
}

describeStore('the circuit of an instance', (stage) => {
  it('is closed by the response that gives a lease back', async () => {
    const { store, released, isOpen } = await opened(stage)

    expect(await releaseLease(store, released)).toBe('released')
    expect(await isOpen()).toBe(false)
  })

  it('stays open where somebody has it locked: a lease is given back without waiting for that', async () => {
    const { store, instance, released, isOpen } = await opened(stage)
    if (store.database.kind === 'embedded') return // has one connection: nothing can wait for a lock
    const release = () =>
      store.transaction(async (tx) => {
        await tx.query(`set local lock_timeout = '5s'`)
        return releaseLease(tx, released)
      })
    const done = await store.transaction(async (tx) => {
      await tx.query('select from paystate.instances where name = $1 for update', [instance])
      return outside(release)
    })

    expect(done).toBe('released')
    expect(await isOpen()).toBe(true)
  })
})

import { expect, it } from 'vitest'
import { listInstances, registerInstance } from '../../../src/store/instances/register-instance.ts'
import { endSweep, takeSweep } from '../../../src/store/instances/sweep.ts'
import { describeStore } from '../../support/stores.ts'

describeStore('an instance', (stage) => {
  it('keeps the provider and account that it was registered with', async () => {
    const { store, instance: name } = await stage()
    const register = (provider: string, account: string | null) =>
      registerInstance(store, { name, provider, account })
    await register('mollie', null)

    expect(await register('mollie', 'live_1')).toMatchObject({ account: 'live_1' })
    expect(await register('mollie', 'live_2')).toMatchObject({ account: 'live_1' })
    expect(await register('antom', 'x')).toMatchObject({ provider: 'mollie', account: 'live_1' })
    expect(await listInstances(store)).toContainEqual(expect.objectContaining({ name }))
  })

  it('is swept by one at a time, from where the last sweep ended', async () => {
    const { store, instance, advance } = await stage()
    await registerInstance(store, { name: instance, provider: 'mollie', account: null })
    const take = () => takeSweep(store, { instances: [instance], forMs: 10_000, owner: 'one' })
    const first = await take()
    if (first === undefined) throw new Error('Nothing is due')
    expect(first.cursor).toBeNull()
    expect(await take()).toBeUndefined()
    await endSweep(store, { sweep: first, cursor: { since: 'tr_1' }, due: { inMs: 60_000 } })
    expect(await take()).toBeUndefined()
    advance(60_000)
    const second = await take()

    expect(second).toMatchObject({ cursor: { since: 'tr_1' } })
    expect(await endSweep(store, { sweep: first, cursor: null, due: 'never' })).toBe('lost')
    advance(10_000)
    expect(await take()).toMatchObject({ cursor: { since: 'tr_1' } })
  })
})

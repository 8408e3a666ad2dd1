import { expect, it } from 'vitest'
import {
  holdInQuarantine,
  leaveQuarantine,
  readQuarantine,
} from '../../../src/store/inbox/quarantine.ts'
import { describeStore } from '../../support/stores.ts'

describeStore('the quarantine', (stage) => {
  it('keeps what could not be verified, up to its limit, copies aside', async () => {
    const { store, instance } = await stage()
    const hold = (digest: string) =>
      holdInQuarantine(store, {
        instance,
        digest,
        reason: 'wrong signature',
        headers: { signature: 'x' },
        body: new Uint8Array([1, 2]),
        limit: 2,
      })

    expect([await hold('a'), await hold('b'), await hold('c'), await hold('a')]).toEqual([
      'held',
      'held',
      'full',
      'held',
    ])
    const held = await readQuarantine(store, { instance })
    expect(held).toMatchObject([
      { digest: 'a', calls: 2, reason: 'wrong signature', body: new Uint8Array([1, 2]) },
      { digest: 'b', calls: 1 },
    ])
    await leaveQuarantine(store, { key: held[0]?.key ?? 0 })
    expect(await hold('c')).toBe('held')
  })
})

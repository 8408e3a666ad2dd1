import { describe, expect, it } from 'vitest'
import { findPayment } from '../../../src/store/payments/find-payment.ts'
import { holdsLease } from '../../../src/store/payments/holds-lease.ts'
import { releaseLease, renewLease, takeLease } from '../../../src/store/payments/lease.ts'
import { wakePayment } from '../../../src/store/payments/wake-payment.ts'
import { describeStore, type Stage } from '../../support/stores.ts'

const FOR = 30_000

async function leased(stage: () => Promise<Stage>) {
  const made = await stage()
  const { key } = await made.payment()
  const take = () => takeLease(made.store, { payment: key, forMs: FOR, owner: 'one' })
  const lease = await take()
  if (lease === 'busy') throw new Error('busy')
  const dueAt = async () => (await findPayment(made.store, { key }))?.dueAt
  const holds = () => made.store.transaction((tx) => holdsLease(tx, { lease }))
  return { ...made, key, take, lease, dueAt, holds }
}

describeStore('a lease', (stage) => {
  it('belongs to one, and the payment is due when it ends', async () => {
    const { take, lease, dueAt, holds, in: at } = await leased(stage)

    expect(lease).toMatchObject({ number: 1, until: at(FOR), calls: 0 })
    expect(await take()).toBe('busy')
    expect(await dueAt()).toBe(at(FOR))
    expect(await holds()).toBe(true)
  })

  it('is taken by one of many at once', async () => {
    const { store, payment } = await stage()
    const { key } = await payment()
    const taken = await Promise.all(
      Array.from({ length: 5 }, () => takeLease(store, { payment: key, forMs: FOR, owner: 'x' })),
    )

    expect(taken.filter((one) => one !== 'busy')).toHaveLength(1)
  })

  it('that ran out is taken by the next, and the first has lost it', async () => {
    const { store, lease, take, advance, holds } = await leased(stage)
    advance(FOR)
    expect(await holds()).toBe(false)
    const next = await take()

    expect(next).toMatchObject({ number: 2 })
    expect(await renewLease(store, { lease, forMs: FOR })).toBe('lost')
    expect(await releaseLease(store, { lease, due: 'never' })).toBe('lost')
    expect(await holds()).toBe(false)
  })

  it('is renewed while it lasts, with what it began with', async () => {
    const { store, lease, advance, dueAt, in: at } = await leased(stage)
    advance(FOR - 1)
    const renewed = await renewLease(store, { lease, forMs: FOR })

    expect(renewed).toEqual({ ...lease, until: at(FOR) })
    expect(await dueAt()).toBe(at(FOR))
    advance(FOR)
    expect(await renewLease(store, { lease, forMs: FOR })).toBe('lost')
  })

  it('draws a beginning that is higher each time', async () => {
    const { store, lease, take } = await leased(stage)
    await releaseLease(store, { lease, due: 'never' })
    const next = await take()

    expect(next !== 'busy' && next.begun > lease.begun).toBe(true)
  })

  describe('given back', () => {
    it.each([
      ['at a time', { at: '2027-01-01T00:00:00Z' }, '2027-01-01T00:00:00Z'],
      ['after so long', { inMs: 500 }, '2026-01-15T12:00:00.500Z'],
      ['never', 'never', null],
    ] as const)('makes the payment due %s', async (_, due, expected) => {
      const { store, lease, dueAt, holds } = await leased(stage)

      expect(await releaseLease(store, { lease, due })).toBe('released')
      expect(await dueAt()).toBe(expected)
      expect(await holds()).toBe(false)
    })

    it('makes it due now when something asked for it meanwhile', async () => {
      const { store, key, lease, dueAt, in: at } = await leased(stage)
      await wakePayment(store, { payment: key })
      expect(await dueAt()).toBe(at(FOR))
      await releaseLease(store, { lease, due: 'never' })

      expect(await dueAt()).toBe(at(0))
    })
  })

  it('is not needed to ask for a step; what is due already keeps its place', async () => {
    const { store, payment, advance, in: at } = await stage()
    const { key } = await payment()
    const due = at(0)
    advance(1000)
    await wakePayment(store, { payment: key })

    expect(await findPayment(store, { key })).toMatchObject({ dueAt: due, calls: 1 })
  })
})

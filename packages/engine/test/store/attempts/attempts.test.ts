import { expect, it } from 'vitest'
import type { AttemptMark } from '../../../src/store/attempts/attempt-mark.ts'
import { beginAttempt } from '../../../src/store/attempts/begin-attempt.ts'
import { endAttempt } from '../../../src/store/attempts/end-attempt.ts'
import {
  attemptsOfOperation,
  attemptsOfPayment,
} from '../../../src/store/attempts/find-attempts.ts'
import { findPayment } from '../../../src/store/payments/find-payment.ts'
import { intendedCreation } from '../../support/intended-creation.ts'
import { describeStore, type Stage } from '../../support/stores.ts'

async function attempting(stage: () => Promise<Stage>) {
  const made = await intendedCreation(stage)
  const { store, lease, operation } = made
  const begin = (marginMs = 5_000, last?: AttemptMark) =>
    store.transaction((tx) =>
      beginAttempt(tx, { operation: operation.key, pending: {}, lease, marginMs, last }),
    )
  const end = (ended: unknown = { reached: 'answer' }) =>
    store.transaction((tx) => endAttempt(tx, { operation: operation.key, number: 1, lease, ended }))
  return { ...made, begin, end }
}

describeStore('an attempt', (stage) => {
  it('is stored before bytes may leave, and until when they may', async () => {
    const { store, operation, payment, begin, in: at } = await attempting(stage)

    expect(await begin()).toEqual({
      kind: 'begun',
      number: 1,
      mustLeaveBefore: at(55_000),
      remembers: true,
    })
    expect(await begin()).toMatchObject({ number: 2 })
    expect(await attemptsOfOperation(store, { operation: operation.key })).toMatchObject([
      { number: 1, try: 1, begunAt: at(0), endedAt: null, ended: null },
      { number: 2 },
    ])
    expect(await attemptsOfPayment(store, { payment: payment.key })).toHaveLength(2)
  })

  it('says whether the database has the attempt that a process remembers', async () => {
    const { operation, begin } = await attempting(stage)
    const first = await begin()
    if (first.kind !== 'begun') throw new Error('It was not begun')
    const { number, mustLeaveBefore } = first
    const last = { operation: operation.key, number, mustLeaveBefore }
    expect(await begin(5_000, last)).toMatchObject({ remembers: true })
    expect(await begin(5_000, { ...last, number: 99 })).toMatchObject({ remembers: false })
    const other = { ...last, mustLeaveBefore: '2025-01-15T12:00:00Z' }
    expect(await begin(5_000, other)).toMatchObject({ remembers: false })
  })

  it('is not begun when the lease has run out, or leaves no time to send', async () => {
    const { begin, advance } = await attempting(stage)
    advance(54_999)
    expect(await begin()).toMatchObject({ kind: 'begun' })
    advance(1)
    expect(await begin()).toEqual({ kind: 'lost' })
    advance(60_000)

    expect(await begin(0)).toEqual({ kind: 'lost' })
  })

  it('is not begun under a lease that somebody else took since', async () => {
    const { begin, advance, payment, takeLease } = await attempting(stage)
    advance(60_000)
    await takeLease(payment)

    expect(await begin()).toEqual({ kind: 'lost' })
  })

  it('ends once, under its lease', async () => {
    const { store, operation, begin, end, in: at } = await attempting(stage)
    await begin()

    expect(await end()).toBe('lease')
    expect(await end({ reached: 'other' })).toBe('already')
    expect(await attemptsOfOperation(store, { operation: operation.key })).toMatchObject([
      { endedAt: at(0), endedUnder: 'lease', ended: { reached: 'answer' } },
    ])
  })

  it('that ends without its lease is kept as learned, and asks for another step', async () => {
    const { store, payment, begin, end, advance, in: at } = await attempting(stage)
    await begin()
    advance(60_000)

    expect(await end()).toBe('none')
    expect(await findPayment(store, { key: payment.key })).toMatchObject({ calls: 1, dueAt: at(0) })
  })
})

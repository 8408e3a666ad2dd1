import { expect, it } from 'vitest'
import { appendEvidence, beginReading } from '../../../src/store/evidence/append-evidence.ts'
import {
  compactEvidence,
  readCheckpoint,
  storeCheckpoint,
} from '../../../src/store/evidence/checkpoint.ts'
import { readEvidence } from '../../../src/store/evidence/read-evidence.ts'
import { describeStore, type Stage } from '../../support/stores.ts'

function append({ store }: Stage, payment: number, begun: number | null = null) {
  return store.transaction((tx) =>
    appendEvidence(tx, { payment, begun, source: 'read', observation: { text: 'a\u0000\ud83d' } }),
  )
}

describeStore('evidence', (stage) => {
  it('is kept as it came, at a place after everything that began before', async () => {
    const made = await stage()
    const { key } = await made.payment()
    const { begun } = await beginReading(made.store)
    const one = await append(made, key, begun)
    const two = await append(made, key, one.begun)

    expect([begun, one.received, one.begun, two.received]).toEqual(
      [begun, one.received, one.begun, two.received].sort((a, b) => a - b),
    )
    expect(await readEvidence(made.store, { payment: key })).toMatchObject([
      { received: one.received, begun, source: 'read', observation: { text: 'a\u0000\ud83d' } },
      { received: two.received, begun: one.begun },
    ])
    expect(await readEvidence(made.store, { payment: key, after: one.received })).toHaveLength(1)
  })

  it('stored by many at once is committed in the order it was received', async () => {
    const made = await stage()
    const { key } = await made.payment()
    const seen: number[][] = []
    await Promise.all(
      Array.from({ length: 6 }, () =>
        made.store.transaction(async (tx) => {
          await appendEvidence(tx, {
            payment: key,
            begun: null,
            source: 'webhook',
            observation: {},
          })
          seen.push((await readEvidence(tx, { payment: key })).map(({ received }) => received))
        }),
      ),
    )

    const last = seen.at(-1) ?? []
    expect(last).toHaveLength(6)
    for (const part of seen) expect(part).toEqual(last.slice(0, part.length))
  })

  it('is folded into a checkpoint, and compacted together with it', async () => {
    const made = await stage()
    const { key } = await made.payment()
    const places: number[] = []
    for (const _ of [1, 2, 3]) places.push((await append(made, key)).received)
    const checkpoint = { payment: key, through: places[2] ?? 0, checkpoint: { sum: 1 } }
    await made.store.transaction((tx) => storeCheckpoint(tx, { ...checkpoint, through: 1 }))
    const removed = await made.store.transaction((tx) =>
      compactEvidence(tx, { checkpoint, superseded: [places[1] ?? 0] }),
    )

    expect(removed).toBe(1)
    expect(await readCheckpoint(made.store, { payment: key })).toEqual(checkpoint)
    const left = await readEvidence(made.store, { payment: key })
    expect(left.map(({ received }) => received)).toEqual([places[0], places[2]])
  })

  it('of a payment that does not exist is refused', async () => {
    const made = await stage()

    await expect(append(made, -1)).rejects.toThrow('no row')
  })
})

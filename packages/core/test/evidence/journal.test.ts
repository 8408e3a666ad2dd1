import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { addEvidence } from '../../src/evidence/add-evidence.ts'
import { applyObservation } from '../../src/evidence/apply-observation.ts'
import type { Observation } from '../../src/evidence/observation.ts'
import { createPaymentRecord, type PaymentRecord } from '../../src/evidence/payment-record.ts'
import { PAYMENT_STATUSES } from '../../src/payments/payment-status.ts'
import { amounts, INTENT, push, read, reported } from '../evidence.ts'
import { seeded } from '../seed.ts'
import { observation } from './arbitraries.ts'
import { countedNaively, foldNaively } from './naive-journal.ts'

beforeAll(() => seeded('the journal', { runs: 100 }))

const MANY = 10_000

interface Run {
  readonly record: PaymentRecord
  readonly mostFolded: number
  readonly largest: number
}

/** Applies pieces one after the other, and says what the most expensive one cost. */
function run(pieces: Iterable<Observation>, from = createPaymentRecord(INTENT)): Run {
  let record = from
  let mostFolded = 0
  let largest = 0
  let count = 0
  for (const piece of pieces) {
    const added = addEvidence(record, piece)
    record = added.record
    mostFolded = Math.max(mostFolded, added.folded)
    count += 1
    if (count % 500 === 0) largest = Math.max(largest, sizeOf(record))
  }
  return { record, mostFolded, largest: Math.max(largest, sizeOf(record)) }
}

function sizeOf(record: PaymentRecord): number {
  return Buffer.byteLength(JSON.stringify(record))
}

function* times<T>(count: number, make: (index: number) => T): Generator<T> {
  for (let index = 0; index < count; index++) yield make(index)
}

describe('a payment that is read ten thousand times without news', () => {
  const reads = times(MANY, (index) =>
    read([index * 10 + 1, index * 10 + 2], { payment: reported('authorized') }),
  )
  const { record, mostFolded, largest } = run(reads)

  it('costs one piece for each read, and keeps the first and the last', () => {
    expect(mostFolded).toBe(1)
    expect(record.evidence.map(({ asOf }) => asOf.begun)).toEqual([1, 99_991])
    expect(largest).toBeLessThan(16_000)
    expect(record.payment).toMatchObject({ status: 'authorized', needsRead: false })
  })
})

describe('a payment with ten thousand webhooks', () => {
  const statuses = ['processing', 'authorized', 'captured'] as const
  const statusOf = (index: number) => statuses[Math.floor((index * 3) / MANY)] ?? 'captured'

  it('counts redeliveries once', () => {
    const { record, mostFolded, largest } = run(
      times(MANY, (index) => push(index + 1, { payment: reported(statusOf(index)) })),
    )

    expect(record.evidence).toHaveLength(3)
    expect(mostFolded).toBe(1)
    expect(largest).toBeLessThan(16_000)
    expect(record.payment.status).toBe('captured')
  })

  it('stays below 64 KB and costs a constant number of pieces, also when each one is different', () => {
    const { record, mostFolded, largest } = run(
      times(MANY, (index) =>
        push(index + 1, {
          payment: reported('captured', {
            amounts: amounts({ amount: 1000, captured: 1000, refunded: index % 1000 }),
            orderReference: `cart_${index}`,
          }),
        }),
      ),
    )

    expect(mostFolded).toBe(1)
    expect(largest).toBeLessThan(64 * 1024)
    expect(record.payment.amounts.refunded).toBe(999)
  })

  it('costs a constant number of pieces when reads without news come in between', () => {
    const { mostFolded, largest } = run(
      times(2_000, (index) =>
        index % 2 === 0
          ? read([index * 2 + 1, index * 2 + 2], { payment: reported('authorized') })
          : push(index * 2 + 1, {
              payment: reported('authorized', { orderReference: `cart_${index}` }),
            }),
      ),
    )

    expect(mostFolded).toBeLessThanOrEqual(3)
    expect(largest).toBeLessThan(64 * 1024)
  })
})

describe('a late piece', () => {
  const pieces = [
    ...times(64, (index) =>
      read([index * 10 + 1, index * 10 + 2], {
        payment: reported('authorized', { orderReference: `cart_${index}` }),
      }),
    ),
  ]
  const known = run(pieces).record

  it.each([1, 2, 5, 12, 30])('costs about what lies after its place: %i pieces', (distance) => {
    const place = (64 - distance) * 10 - 5
    const late = read([place, place + 1], { payment: reported('processing') })

    const { folded } = addEvidence(known, late)

    expect(folded).toBeGreaterThan(distance)
    expect(folded).toBeLessThanOrEqual(2 * distance + 4)
  })

  it('of before everything that is kept is folded after what was given up, and asks for a read', () => {
    const many = [
      ...times(400, (index) =>
        push(index + 10, { payment: reported('authorized', { orderReference: `cart_${index}` }) }),
      ),
    ]
    const { record } = run([read([1, 2], { payment: reported('authorized') }), ...many])
    const settled = applyObservation(record, read([500, 501], { payment: reported('authorized') }))
    expect(settled.record.payment.needsRead).toBe(false)

    const late = applyObservation(settled.record, read([3, 4], { payment: reported('captured') }))
    const after = read([600, 601], { payment: reported('captured') })

    expect(late.record.payment.needsRead).toBe(true)
    expect(applyObservation(late.record, after).record.payment.needsRead).toBe(false)
  })

  it('that was given up and is redelivered counts once', () => {
    const many = [
      ...times(150, (index) =>
        push(index + 10, { payment: reported('authorized', { orderReference: `cart_${index}` }) }),
      ),
    ]
    const { record } = run(many)
    expect(record.base).toBeDefined()

    const again = push(1000, { payment: reported('authorized', { orderReference: 'cart_0' }) })

    expect(applyObservation(record, again)).toMatchObject({ changes: [], record })
  })
})

describe('evidence of few kinds, in any order and with repetitions', () => {
  /** Few contents, so that reads repeat, surround each other and come in between. */
  const piece = fc
    .record({
      begun: fc.integer({ min: 1, max: 30 }),
      took: fc.nat(3),
      kind: fc.constantFrom('read', 'read', 'read', 'push'),
      at: fc.constantFrom('2026-01-15T12:00:00Z', '2026-01-15T12:00:00Z', '2026-01-15T11:00:00Z'),
      status: fc.constantFrom(...PAYMENT_STATUSES),
      isNamed: fc.constantFrom(true, true, true, false),
      refund: fc.constantFrom(undefined, 'pending', 'succeeded', 'failed'),
    })
    .map(({ begun, took, kind, at, status, isNamed, refund }): Observation => {
      const { reference: _reference, ...anonymous } = read([begun, begun + took])
      return {
        ...(isNamed ? read([begun, begun + took]) : anonymous),
        ...(kind === 'push' && { asOf: { received: begun + took }, via: 'push' }),
        at,
        payment: reported(status),
        ...(refund && { refunds: [{ id: 'r1', status: refund, amount: 300 }] }),
      }
    })
  const pieces = fc.array(fc.oneof({ weight: 5, arbitrary: piece }, observation), {
    minLength: 2,
    maxLength: 24,
  })
  const orders = pieces.chain((all) =>
    fc
      .tuple(fc.shuffledSubarray(all, { minLength: all.length }), fc.subarray(all))
      .map(([shuffled, again]) => ({ all, shuffled: [...shuffled, ...again] })),
  )

  it('gives what a naive fold over all of it gives', () => {
    fc.assert(
      fc.property(orders, ({ all, shuffled }) => {
        const naive = foldNaively(INTENT, all)
        const { record } = run(shuffled)

        expect(record.payment).toEqual(naive.payment)
        expect(record.anomalies).toEqual(naive.anomalies)
        expect(record.evidence).toEqual(naive.belonging)
      }),
    )
  })

  it('gives the same when the record was stored at any moment', () => {
    fc.assert(
      fc.property(orders, fc.nat(24), ({ shuffled }, at) => {
        const first = run(shuffled.slice(0, at)).record
        const stored: PaymentRecord = JSON.parse(JSON.stringify(first))

        expect(run(shuffled.slice(at), stored).record).toEqual(run(shuffled).record)
      }),
    )
  })

  it('keeps only what counts, whatever was left out before', () => {
    fc.assert(
      fc.property(pieces, fc.nat(24), (all, at) => {
        const before = countedNaively(all.slice(0, at))

        expect(countedNaively([...before, ...all.slice(at)])).toEqual(countedNaively(all))
      }),
    )
  })
})

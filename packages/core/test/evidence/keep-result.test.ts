import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { applyObservation } from '../../src/evidence/apply-observation.ts'
import { keepResult } from '../../src/evidence/keep-result.ts'
import type { Observation } from '../../src/evidence/observation.ts'
import { parsePaymentRecord } from '../../src/evidence/parse-evidence.ts'
import { createPaymentRecord, type PaymentRecord } from '../../src/evidence/payment-record.ts'
import { INTENT } from '../evidence.ts'
import { seeded } from '../seed.ts'
import { evidence } from './arbitraries.ts'

beforeAll(() => seeded('what stays of a record', { runs: 200 }))

const added = (record: PaymentRecord, pieces: readonly Observation[]) =>
  pieces.reduce((known, piece) => applyObservation(known, piece).record, record)

/** In the order in which they arrive, none before the end of another: what is old is over. */
function oneByOne(pieces: readonly Observation[]): readonly Observation[] {
  return pieces.map((piece, index) => {
    const received = 10 * (index + 1)
    const { begun } = piece.asOf
    return { ...piece, asOf: { received, ...(begun !== undefined && { begun: received - 1 }) } }
  })
}

describe('the result of a record', () => {
  it('is its payment and its anomalies, and none of its pieces', () => {
    fc.assert(
      fc.property(evidence, (pieces) => {
        const record = added(createPaymentRecord(INTENT), oneByOne(pieces))
        const kept = keepResult(record)

        expect(kept.payment).toEqual(record.payment)
        expect(kept.anomalies).toEqual(record.anomalies)
        expect(kept.evidence).toEqual([])
        expect(parsePaymentRecord(JSON.parse(JSON.stringify(kept)))).toBeDefined()
        expect(keepResult(kept)).toEqual(kept)
      }),
    )
  })

  it('takes later evidence as the record would have', () => {
    fc.assert(
      fc.property(evidence, fc.nat({ max: 8 }), (given, at) => {
        const pieces = oneByOne(given)
        const before = added(createPaymentRecord(INTENT), pieces.slice(0, at))
        fc.pre(before.setAside.every(({ observation }) => observation === undefined))
        const later = pieces.slice(at)
        const whole = added(before, later)
        const kept = added(keepResult(before), later)

        expect(kept.payment).toEqual(whole.payment)
        expect(kept.anomalies).toEqual(whole.anomalies)
      }),
    )
  })

  it('recognizes a message that it has had', () => {
    fc.assert(
      fc.property(evidence, (given) => {
        const pieces = oneByOne(given)
        const kept = keepResult(added(createPaymentRecord(INTENT), pieces))
        const pushed = pieces.filter(({ asOf }) => asOf.begun === undefined)
        for (const piece of pushed) {
          const again = { ...piece, asOf: { received: 10_000 } }
          const { changes, record } = applyObservation(kept, again)
          if (kept.setAside.length > 0) continue
          expect(changes).toEqual([])
          expect(record).toEqual(kept)
        }
      }),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { applyObservation } from '../../src/evidence/apply-observation.ts'
import type { Observation, PaymentReport } from '../../src/evidence/observation.ts'
import { createPaymentRecord, type PaymentRecord } from '../../src/evidence/payment-record.ts'
import { stamp } from '../../src/evidence/stamp.ts'
import { createSequence } from '../../src/time/sequence.ts'
import { createTestClock } from '../clock.ts'
import { INTENT, project, push, read, reported } from '../evidence.ts'

const apply = (record: PaymentRecord, piece: Observation) => applyObservation(record, piece)
const empty = createPaymentRecord(INTENT)

/** A worker with the default sequence and a clock of its own, some seconds off. */
function worker(offMs: number) {
  const clock = createTestClock()
  const sequence = createSequence({ clock })
  return async (at: number, payment: PaymentReport): Promise<Observation> => {
    clock.moveTo(1_000_000 + at + offMs)
    const begun = await sequence.next()
    const received = await sequence.next()
    return read([begun, received], { payment })
  }
}

describe('two workers whose default sequences do not agree', () => {
  it('are noticed, and a read that began later settles it', async () => {
    const [ahead, right] = [worker(5_000), worker(0)]
    const first = await ahead(0, reported('authorized'))
    const released = await right(1_000, reported('canceled'))
    const fresh = await right(6_000, reported('canceled'))

    const one = apply(empty, first)
    const two = apply(one.record, released)
    const three = apply(two.record, fresh)

    expect(one.needsRead).toBe(false)
    expect(two).toMatchObject({ needsRead: true })
    expect(three).toMatchObject({ needsRead: false, record: { payment: { status: 'canceled' } } })
  })

  it('keep being noticed while the one behind reads: its numbers are still too low', async () => {
    const [ahead, right] = [worker(5_000), worker(0)]
    const known = apply(empty, await ahead(0, reported('authorized'))).record
    const late = apply(known, await right(1_000, reported('canceled'))).record

    expect(apply(late, await right(2_000, reported('canceled'))).needsRead).toBe(true)
  })

  it('are not noticed where they say the same', async () => {
    const [ahead, right] = [worker(5_000), worker(0)]
    const known = apply(empty, await ahead(0, reported('authorized'))).record

    expect(apply(known, await right(1_000, reported('authorized'))).needsRead).toBe(false)
  })
})

describe('evidence that comes late in one sequence', () => {
  it('makes the payment that it makes in order, whatever is noticed', () => {
    const pieces = [
      read([1, 2], { payment: reported('requires_action') }),
      read([3, 4], { payment: reported('captured') }),
    ]
    const inOrder = pieces.reduce((record, piece) => apply(record, piece).record, empty)
    const late = pieces.toReversed().reduce((record, piece) => apply(record, piece).record, empty)

    expect(late.payment).toEqual(inOrder.payment)
  })

  it('is no doubt where it was pushed, or overlaps', () => {
    const known = apply(empty, read([5, 9], { payment: reported('captured') })).record

    expect(apply(known, push(3, { payment: reported('processing') })).needsRead).toBe(false)
    expect(apply(known, read([4, 6], { payment: reported('captured') })).needsRead).toBe(false)
  })
})

describe('the time of the provider', () => {
  const at = (earliest: number, payment: PaymentReport) => ({
    payment,
    providerTime: { earliest, latest: earliest + 1_000 },
  })

  it('shows that our order cannot be right, and asks for a read in any order of arrival', () => {
    const later = read([1, 2], at(60_000, reported('canceled')))
    const earlier = read([3, 4], at(50_000, reported('authorized')))
    const fresh = read([5, 6], at(61_000, reported('canceled')))

    expect(project([later, earlier]).payment.needsRead).toBe(true)
    expect(project([earlier, later]).payment.needsRead).toBe(true)
    expect(project([later, earlier, fresh]).payment.needsRead).toBe(false)
  })

  it('says nothing where its intervals touch, where reads overlap, or where they agree', () => {
    const known = read([1, 2], at(60_000, reported('processing')))

    expect(project([known, read([3, 4], at(59_500, reported('captured')))]).payment.needsRead).toBe(
      false,
    )
    expect(
      project([known, read([3, 4], at(50_000, reported('processing')))]).payment.needsRead,
    ).toBe(false)
  })

  it('is no news by itself: reads that differ only in it say the same', () => {
    const pieces = [1, 3, 5, 7].map((begun) =>
      read([begun, begun + 1], at(begun * 1_000, reported('processing'))),
    )
    const record = pieces.reduce((known, piece) => apply(known, piece).record, empty)

    expect(record.evidence).toHaveLength(2)
  })
})

describe('an observation that is stamped', () => {
  it('has the place that was drawn for it, and nothing else changes', () => {
    const piece = read([1, 2], { payment: reported('captured') })

    expect(stamp(piece, { begun: 7, received: 8 })).toEqual({
      ...piece,
      asOf: { begun: 7, received: 8 },
    })
    expect(stamp(piece, { received: 8 }).asOf).toEqual({ received: 8 })
  })
})

import { describe, expect, it } from 'vitest'
import type { Observation } from '../../src/evidence/observation.ts'
import type { RefundStatus } from '../../src/payments/refund.ts'
import { project, push, read, readsOf, reported } from '../evidence.ts'

const refundRead = (
  interval: readonly [number, number],
  refund: { id: string; status: RefundStatus },
): Observation => read(interval, { refunds: [{ amount: 500, ...refund }] })

const rereads = (...evidence: readonly Observation[]) => project(evidence).payment.needsRead

describe('reads that overlap', () => {
  it('are both kept and ask for a fresh read when they differ', () => {
    const slow = read([1, 6], { payment: reported('processing') })
    const quick = read([2, 3], { payment: reported('captured') })

    const { payment } = project([slow, quick])

    expect(payment).toMatchObject({ status: 'captured', needsRead: true })
  })

  it('ask for a fresh read when they differ in what both orders would allow', () => {
    const slow = read([1, 6], { payment: reported('requires_action') })
    const quick = read([2, 3], { payment: reported('processing') })

    expect(rereads(slow, quick)).toBe(true)
    expect(rereads(slow, quick, read([7, 8], { payment: reported('processing') }))).toBe(false)
  })

  it('overlap also where one was received as the other began', () => {
    const one = read([1, 3], { payment: reported('requires_action') })

    expect(rereads(one, read([3, 4], { payment: reported('processing') }))).toBe(true)
    expect(rereads(one, read([4, 5], { payment: reported('processing') }))).toBe(false)
  })

  it('ask for nothing when they agree', () => {
    const slow = read([1, 6], { payment: reported('processing') })
    const quick = read([2, 3], { payment: reported('processing') })

    expect(rereads(slow, quick)).toBe(false)
  })

  it('ask for nothing when one began after the other was received', () => {
    expect(rereads(...readsOf(reported('processing'), reported('captured')))).toBe(false)
  })

  it('are settled by a read that began after both', () => {
    const slow = read([1, 6], { payment: reported('processing') })
    const quick = read([2, 3], { payment: reported('canceled') })

    expect(rereads(slow, quick, read([7, 8], { payment: reported('canceled') }))).toBe(false)
    expect(rereads(slow, quick, read([5, 8], { payment: reported('canceled') }))).toBe(true)
  })

  it('ask for a fresh read also where only a refund was read', () => {
    const slow = refundRead([1, 6], { id: 'r1', status: 'pending' })
    const quick = refundRead([2, 3], { id: 'r1', status: 'processing' })

    expect(rereads(slow, quick)).toBe(true)
    expect(rereads(slow, quick, refundRead([7, 8], { id: 'r1', status: 'processing' }))).toBe(false)
    expect(rereads(slow, quick, refundRead([7, 8], { id: 'r2', status: 'pending' }))).toBe(true)
  })

  it('may tell of different refunds', () => {
    const one = refundRead([1, 6], { id: 'r1', status: 'pending' })
    const other = refundRead([2, 3], { id: 'r2', status: 'processing' })

    expect(rereads(one, other)).toBe(false)
  })

  it('are compared with what a replayed answer reported, over the whole time since its first attempt', () => {
    const replayed = read([1, 9], { payment: reported('requires_action'), via: 'response' })
    const between = read([4, 5], { payment: reported('captured') })

    expect(project([between, replayed]).payment).toMatchObject({
      status: 'captured',
      needsRead: true,
    })
  })

  it('do not overlap with a push, of which nobody knows the beginning', () => {
    expect(rereads(read([1, 6], { payment: reported('processing') }), push(3))).toBe(false)
  })
})

describe('the need for a fresh read', () => {
  const kept = readsOf(reported('captured'), reported('processing'))

  it('ends with a read of the payment that began later and left nothing open', () => {
    expect(rereads(...kept)).toBe(true)
    expect(rereads(...kept, read([13, 14], { payment: reported('captured') }))).toBe(false)
  })

  it('goes on over a read that had begun before', () => {
    expect(rereads(...kept, read([12, 14], { payment: reported('captured') }))).toBe(true)
  })

  it('goes on over a read that began as it was raised', () => {
    const raised = [
      read([1, 2], { payment: reported('captured') }),
      push(12, { payment: reported('failed') }),
    ]

    expect(rereads(...raised, read([12, 14], { payment: reported('captured') }))).toBe(true)
  })

  it('goes on over a read that had begun before the push that raised it', () => {
    const raised = [
      read([1, 2], { payment: reported('captured') }),
      push(12, { payment: reported('failed') }),
    ]

    expect(rereads(...raised, read([11, 14], { payment: reported('captured') }))).toBe(true)
    expect(rereads(...raised, read([13, 14], { payment: reported('captured') }))).toBe(false)
  })

  it('goes on over a read that is itself strange', () => {
    expect(rereads(...kept, read([13, 14], { payment: reported('processing') }))).toBe(true)
  })

  it('goes on over a push and over a read of something else', () => {
    expect(rereads(...kept, push(15, { payment: reported('captured') }))).toBe(true)
    expect(rereads(...kept, refundRead([13, 14], { id: 'r1', status: 'pending' }))).toBe(true)
  })

  it('may come from the answer itself', () => {
    const replayed = read([1, 2], {
      payment: reported('processing'),
      via: 'response',
      needsRead: true,
    })

    expect(rereads(replayed)).toBe(true)
    expect(rereads(replayed, read([3, 4], { payment: reported('processing') }))).toBe(false)
  })

  it('follows every push that moved the status', () => {
    const pushed = [
      read([1, 2], { payment: reported('processing') }),
      push(3, { payment: reported('captured') }),
    ]

    expect(project(pushed).payment).toMatchObject({ status: 'captured', needsRead: true })
    expect(rereads(...pushed, read([4, 5], { payment: reported('captured') }))).toBe(false)
  })
})

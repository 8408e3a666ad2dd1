import fc from 'fast-check'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { applyObservation } from '../../src/evidence/apply-observation.ts'
import type { Observation } from '../../src/evidence/observation.ts'
import { createPaymentRecord } from '../../src/evidence/payment-record.ts'
import { projectPayment } from '../../src/evidence/project-payment.ts'
import { capturableOf } from '../../src/payments/capturable.ts'
import type { Capture } from '../../src/payments/capture.ts'
import type { Payment } from '../../src/payments/payment.ts'
import { isEnd, isUnpaidEnd } from '../../src/payments/payment-status.ts'
import type { Refund } from '../../src/payments/refund.ts'
import { refundableOf } from '../../src/payments/refundable.ts'
import { isReported, type Reported } from '../../src/payments/reported.ts'
import { epochOf, instantOf } from '../../src/time/instant.ts'
import { ACCOUNT, INTENT, read } from '../evidence.ts'
import { seeded } from '../seed.ts'
import { evidence, observation, pushed, reordered } from './arbitraries.ts'

beforeAll(() => seeded('properties of the fold', { runs: 60 }))

const project = (pieces: readonly Observation[]) => projectPayment(INTENT, pieces)
const recordOf = (pieces: readonly Observation[]) =>
  pieces.reduce(
    (record, piece) => applyObservation(record, piece).record,
    createPaymentRecord(INTENT),
  )

const number = (value: Reported<number>) => (isReported(value) ? value : 0)
const isTakenWithoutAmount = ({ status, amount }: Capture) =>
  status === 'succeeded' && !isReported(amount)
const isNoTaking = (capture: Capture) => isTakenWithoutAmount(capture) || number(capture.amount) < 0
const heldIn = ({ amounts }: Payment) => number(amounts.captured) - number(amounts.reversed)

describe('whatever the evidence', () => {
  it('every order and repetition gives the same payment and the same anomalies', () => {
    fc.assert(
      fc.property(reordered, ({ pieces, shuffled }) => {
        expect(project(shuffled)).toEqual(project(pieces))
      }),
    )
  })

  it('one piece after the other gives what all at once gives', () => {
    fc.assert(
      fc.property(reordered, ({ pieces, shuffled }) => {
        expect(recordOf(shuffled)).toMatchObject(project(pieces))
      }),
    )
  })

  it('a single piece gives what it gives in a record, also where it contradicts itself', () => {
    fc.assert(
      fc.property(observation, (piece) => {
        expect(recordOf([piece])).toMatchObject(project([piece]))
      }),
      { numRuns: 300 },
    )
    const twice = (status: Refund['status']) => ({ id: 're_1', status, amount: 100 }) as const
    const contradicted = read([1, 2], { refunds: [twice('pending'), twice('succeeded')] })
    expect(project([contradicted]).payment.needsRead).toBe(true)
    expect(recordOf([contradicted])).toMatchObject(project([contradicted]))
  })

  it('a record that travels as JSON gives the same', () => {
    fc.assert(
      fc.property(evidence, observation, (pieces, next) => {
        const record = recordOf(pieces)
        const stored = JSON.parse(JSON.stringify(record))

        expect(JSON.stringify(applyObservation(stored, next))).toBe(
          JSON.stringify(applyObservation(record, next)),
        )
      }),
    )
  })

  it('held money never ends unpaid', () => {
    fc.assert(
      fc.property(evidence, (pieces) => {
        const { payment } = project(pieces)

        if (!isUnpaidEnd(payment.status)) return
        expect(heldIn(payment)).toBeLessThanOrEqual(0)
        const mayReturn = pieces.some(({ lateMoney }) => lateMoney === 'returned')
        if (payment.amounts.reversed === 'not_reported' && !mayReturn) {
          expect(payment.captures.filter(isTakenWithoutAmount)).toEqual([])
        }
      }),
    )
  })

  it('what is still to be refunded or captured is never below zero', () => {
    fc.assert(
      fc.property(evidence, fc.nat(2000), (pieces, reserved) => {
        const { payment } = project(pieces)

        expect(number(refundableOf(payment, reserved))).toBeGreaterThanOrEqual(0)
        expect(number(capturableOf(payment, reserved))).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('no piece of it throws, also where times and numbers are nonsense', () => {
    const nonsense = fc.record({
      begun: fc.oneof(fc.double(), fc.constant(undefined)),
      received: fc.double(),
      at: fc.string(),
      expiresAt: fc.string(),
      providerStatus: fc.string({ unit: 'binary' }),
      captured: fc.double(),
    })
    const wild = fc.tuple(observation, nonsense).map(([piece, strange]): Observation => {
      const { begun, received, at, expiresAt, providerStatus: word, captured } = strange
      return {
        ...piece,
        asOf: begun === undefined ? { received } : { begun, received },
        at,
        ...(piece.payment && {
          payment: {
            ...piece.payment,
            providerStatus: { value: word, codes: [word], recognized: false },
            amounts: { ...piece.payment.amounts, captured },
            nextAction: { type: 'app_link', url: word, expiresAt },
          },
        }),
      }
    })

    fc.assert(
      fc.property(fc.array(wild, { maxLength: 6 }), (pieces) => {
        const { payment } = recordOf(pieces)
        refundableOf(payment)
        capturableOf(payment)
      }),
    )
  })
})

describe('time alone', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('changes nothing: the machine may be of any year', () => {
    fc.assert(
      fc.property(evidence, fc.date({ noInvalidDate: true }), (pieces, now) => {
        const before = project(pieces)
        vi.useFakeTimers({ now })

        expect(project(pieces)).toEqual(before)
        vi.useRealTimers()
      }),
    )
  })

  it('changes nothing: the reader may have read it all at another time of day', () => {
    fc.assert(
      fc.property(evidence, fc.integer({ min: -1_000_000, max: 1_000_000 }), (pieces, seconds) => {
        const lasting = pieces.map(withoutExpiry)
        const later = lasting.map((piece) => ({
          ...piece,
          at: instantOf(epochOf(piece.at) + seconds * 1000),
        }))

        expect(project(later)).toEqual(project(lasting))
      }),
    )
  })

  function withoutExpiry(piece: Observation): Observation {
    const action = piece.payment?.nextAction
    if (piece.payment === undefined || typeof action !== 'object') return piece
    const { expiresAt: _expiresAt, ...nextAction } = action
    return { ...piece, payment: { ...piece.payment, nextAction } }
  }
})

describe('a pushed message', () => {
  const afterPush = fc
    .tuple(evidence, pushed)
    .map(([pieces, push]): { before: Payment; after: Payment } => ({
      before: project(pieces).payment,
      after: project([...pieces, { ...push, asOf: { received: 100 } }]).payment,
    }))

  it('never takes money back, except what was counted twice under two names', () => {
    fc.assert(
      fc.property(afterPush, ({ before, after }) => {
        if (after.captures.length < before.captures.length) return
        if (before.incompleteAmounts?.includes('captured')) return // inferred from a refund
        if (!isReported(before.amounts.captured) || after.captures.some(isNoTaking)) return
        expect(after.amounts.captured).not.toBe('not_reported')
        expect(heldIn(after)).toBeGreaterThanOrEqual(heldIn(before))
      }),
    )
  })

  it('never takes an end or a promise back', () => {
    fc.assert(
      fc.property(afterPush, ({ before, after }) => {
        const isOpen = after.status === 'requires_action' || after.status === 'processing'

        if (before.status === 'captured') expect(after.status).toBe('captured')
        if (isEnd(before.status) || before.status === 'authorized') expect(isOpen).toBe(false)
      }),
    )
  })

  it('that moves the status asks for a read', () => {
    fc.assert(
      fc.property(afterPush, ({ before, after }) => {
        if (before.status !== after.status) expect(after.needsRead).toBe(true)
      }),
    )
  })
})

describe('what nobody reported', () => {
  type Total = 'amount' | 'authorized' | 'captured' | 'capturePending' | 'refunded'
  type Name = Total | 'refundPending' | 'reversed' | 'chargedBack'

  /** The same evidence, in which nothing tells these amounts. */
  function silent(pieces: readonly Observation[], names: readonly Name[]): Observation[] {
    const hides = (...some: readonly Name[]) => some.some((name) => names.includes(name))
    return pieces.map(({ payment, refunds, captures, disputes, lateMoney, ...rest }) => ({
      ...rest,
      ...(payment && { payment: { ...payment, amounts: silence(payment.amounts, names) } }),
      ...(refunds && !hides('refunded', 'refundPending') && { refunds }),
      ...(captures && !hides('captured', 'capturePending') && { captures }),
      ...(disputes && !hides('chargedBack') && { disputes }),
      ...(lateMoney && !hides('reversed') && { lateMoney }),
      completeLists: hides('refunded', 'refundPending', 'chargedBack')
        ? []
        : (rest.completeLists ?? []),
    }))
  }

  function silence(amounts: Payment['amounts'], names: readonly Name[]): Payment['amounts'] {
    return { ...amounts, ...Object.fromEntries(names.map((name) => [name, 'not_reported'])) }
  }

  it.each<Name>([
    'amount',
    'authorized',
    'captured',
    'capturePending',
    'refunded',
    'refundPending',
    'reversed',
    'chargedBack',
  ])('is not reported: %s', (name) => {
    fc.assert(
      fc.property(evidence, (pieces) => {
        expect(project(silent(pieces, [name])).payment.amounts[name]).toBe('not_reported')
      }),
    )
  })

  it('is not reported: what we asked, of a payment that others made', () => {
    fc.assert(
      fc.property(evidence, (pieces) => {
        const others = pieces.map(({ payment, ...rest }) => ({
          ...rest,
          ...(payment && {
            payment: {
              ...payment,
              amounts: { ...payment.amounts, requested: 'not_reported' as const },
            },
          }),
        }))

        expect(projectPayment({ account: ACCOUNT }, others).payment.amounts.requested).toBe(
          'not_reported',
        )
      }),
    )
  })

  it('is not refundable by guessing', () => {
    const withoutRemaining = (piece: Observation): Observation => {
      if (piece.payment === undefined) return piece
      const { allowed: _allowed, ...payment } = piece.payment
      return { ...piece, payment }
    }

    fc.assert(
      fc.property(evidence, (pieces) => {
        const known = pieces.map(withoutRemaining)
        const noCapture = project(silent(known, ['captured', 'capturePending'])).payment
        const noRefund = project(silent(known, ['refunded', 'refundPending'])).payment

        expect(refundableOf(noCapture)).toBe('not_reported')
        expect(refundableOf(noRefund)).toBe(noRefund.amounts.captured === 0 ? 0 : 'not_reported')
      }),
    )
  })
})

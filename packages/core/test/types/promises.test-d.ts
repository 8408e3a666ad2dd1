import { assertType, describe, expectTypeOf, it } from 'vitest'
import { proveInvalid, proveNeverSent, proveRejected } from '../../src/adapter.ts'
import {
  type Account,
  type Cancellation,
  type ErrorCode,
  type Instant,
  isReported,
  type Lookup,
  type LookupMiss,
  matchOutcome,
  type NextStep,
  type NotApplied,
  nextStep,
  type Outcome,
  type Payment,
  type PaymentAdapter,
  type PaymentError,
  type PaymentStatus,
  type Pending,
  type Prepared,
  type PreviousAttempts,
  type Proof,
  proveByVerdict,
  type Refund,
  recover,
} from '../../src/index.ts'
import type { Transmission } from '../../src/outcomes/transmission.ts'

declare const outcome: Outcome<'refund_payment'>
declare const payment: Payment
declare const adapter: PaymentAdapter
declare const prepared: Prepared<'capture_payment'>
declare const previousAttempts: PreviousAttempts
declare const misses: readonly LookupMiss[]
declare const pending: Pending<'refund_payment'>
declare const stored: unknown
declare const realProof: Proof<'refund_payment'>
declare const anyProof: Proof
declare const error: PaymentError
declare const transmission: Transmission
const refund = { kind: 'refund_payment', reference: 'refund_1' } as const
const verdict = { who: 'Ada', why: 'Asked.', at: '2026-01-15T12:00:00Z' }

describe('an outcome', () => {
  it('is settled by answering all three cases', () => {
    const reported = matchOutcome(outcome, {
      applied: ({ value }) => value.status,
      notApplied: ({ error }) => error.code,
      unknown: ({ pending }) => pending.plan.lookup,
    })

    expectTypeOf(reported).toBeString()
  })

  it('cannot be settled without saying what is done about the unknown', () => {
    // @ts-expect-error: `unknown` is missing
    matchOutcome(outcome, { applied: () => 1, notApplied: () => 2 })
  })

  it('cannot be settled without saying what is done when it was not applied', () => {
    // @ts-expect-error: `notApplied` is missing
    matchOutcome(outcome, { applied: () => 1, unknown: () => 3 })
  })

  it('cannot be settled without saying what is done when it was applied', () => {
    // @ts-expect-error: `applied` is missing
    matchOutcome(outcome, { notApplied: () => 2, unknown: () => 3 })
  })

  it('knows the value of its operation', () => {
    matchOutcome(outcome, {
      applied: ({ value, operation }) => {
        expectTypeOf(value).toEqualTypeOf<Refund>()
        expectTypeOf(operation.kind).toEqualTypeOf<'refund_payment'>()
      },
      notApplied: () => {},
      unknown: ({ pending }) => {
        expectTypeOf(pending).toEqualTypeOf<Pending<'refund_payment'>>()
        expectTypeOf(pending.prepared).toEqualTypeOf<Prepared<'refund_payment'> | undefined>()
      },
    })
  })

  it('keeps its kind through send, the writes and recover', () => {
    expectTypeOf(adapter.send(prepared, { previousAttempts: 'none' })).resolves.toEqualTypeOf<
      Outcome<'capture_payment'>
    >()
    expectTypeOf(recover(adapter, outcome)).resolves.toEqualTypeOf<Outcome<'refund_payment'>>()
    expectTypeOf(recover(adapter, pending)).resolves.toEqualTypeOf<Outcome<'refund_payment'>>()
    expectTypeOf(recover(adapter, stored)).resolves.toEqualTypeOf<Outcome>()
    expectTypeOf(adapter.lookup(pending)).resolves.toEqualTypeOf<Lookup<'refund_payment'>>()
    expectTypeOf(nextStep<'refund_payment'>).returns.toEqualTypeOf<NextStep<'refund_payment'>>()
    expectTypeOf<Awaited<ReturnType<PaymentAdapter['cancelPayment']>>>().toEqualTypeOf<
      Outcome<'cancel_payment'>
    >()
    expectTypeOf<
      Extract<Outcome<'cancel_payment'>, { kind: 'applied' }>['value']
    >().toEqualTypeOf<Cancellation>()
    expectTypeOf<Outcome<'refund_payment'>>().not.toExtend<Outcome<'capture_payment'>>()
  })

  it('cannot be asked for without saying what was sent before', () => {
    // @ts-expect-error: `previousAttempts` is missing
    void adapter.send(prepared, {})
  })
})

describe('a proof', () => {
  it('cannot be made by hand', () => {
    // @ts-expect-error: the mark is missing
    assertType<Proof>({ type: 'never_sent', phase: 'validate', operation: refund })
    // @ts-expect-error: the mark is missing
    assertType<Proof>({ type: 'rejected', code: 'declined', operation: refund })
    // @ts-expect-error: the mark is missing
    assertType<Proof>({ type: 'absent', misses, operation: refund })
    // @ts-expect-error: the mark is missing
    assertType<Proof>({ type: 'verdict', who: 'Ada', why: 'Asked.', at: 'a', operation: refund })
  })

  it('cannot be copied from a real one, nor turned into another', () => {
    // @ts-expect-error: a copy has no mark
    assertType<Proof>({ ...realProof })
    // @ts-expect-error: a copy has no mark
    assertType<Proof>({ ...realProof, type: 'absent', misses: [] })
    // @ts-expect-error: a copy has no mark
    assertType<Proof>({ ...realProof, operation: refund })
  })

  it('cannot be changed', () => {
    // @ts-expect-error: it is read-only
    realProof.operation = refund
    // @ts-expect-error: it is read-only
    realProof.type = 'absent'
  })

  it('of one operation proves nothing about another', () => {
    const ofCreate = proveByVerdict({ kind: 'create_payment', reference: 'order_1' }, verdict)
    const made = { operation: refund, error, next: 'never' } as const

    assertType<Proof<'create_payment'>>(ofCreate)
    // @ts-expect-error: it is a proof of a create
    assertType<Proof<'refund_payment'>>(ofCreate)
    // @ts-expect-error: it is a proof of a create
    assertType<NotApplied<'refund_payment'>>({ kind: 'not_applied', ...made, proof: ofCreate })
    // @ts-expect-error: it is a proof of a create
    assertType<Outcome<'refund_payment'>>({ kind: 'not_applied', ...made, proof: ofCreate })
    // @ts-expect-error: it may be a proof of anything
    assertType<Proof<'refund_payment'>>(anyProof)
    assertType<NotApplied<'refund_payment'>>({ kind: 'not_applied', ...made, proof: realProof })
  })

  it('may be missing where the evidence may not be enough', () => {
    const rejections = new Map([['NO', 'this_attempt']] as const)

    // @ts-expect-error: a code proves only what is listed
    assertType<Proof>(proveRejected(refund, { code: 'NO', rejections, previousAttempts }))
    // @ts-expect-error: a connection that failed proves only what was watched
    assertType<Proof>(proveNeverSent(refund, { transmission, previousAttempts }))
  })

  it('cannot be made by hand with a mark of one’s own', () => {
    const mark = Symbol('paystate.proof')

    // @ts-expect-error: another symbol is another mark
    assertType<Proof>({ type: 'never_sent', phase: 'validate', [mark]: true })
  })

  it('is needed to say that nothing was applied', () => {
    type Made = Omit<NotApplied<'refund_payment'>, 'proof'>

    expectTypeOf<Made>().not.toExtend<NotApplied<'refund_payment'>>()
    expectTypeOf<NotApplied<'refund_payment'>['proof']>().toEqualTypeOf<Proof<'refund_payment'>>()
  })

  it('of bad input needs a first attempt', () => {
    const span = { firstSentAt: 'a', lastEndedAt: 'b' }

    assertType<Proof<'refund_payment'>>(
      proveInvalid(refund, { issues: [], previousAttempts: 'none' }),
    )
    // @ts-expect-error: there was an earlier attempt
    proveInvalid(refund, { issues: [], previousAttempts: span })
    // @ts-expect-error: perhaps there was an earlier attempt
    proveInvalid(refund, { issues: [], previousAttempts })
  })
})

describe('an amount that may not be reported', () => {
  const { captured } = payment.amounts

  it('cannot be reckoned with', () => {
    // @ts-expect-error: it may be 'not_reported'
    assertType<number>(captured)
    // @ts-expect-error: it may be 'not_reported'
    assertType<unknown>(captured - 1)
    // @ts-expect-error: it may be 'not_reported'
    assertType<unknown>(captured * 2)
    // @ts-expect-error: it may be 'not_reported'
    assertType<unknown>(captured > 0)
    // @ts-expect-error: a sum with words is no number
    assertType<number>(captured + 1)
  })

  it('can be once it is reported', () => {
    if (isReported(captured)) assertType<number>(captured - 1)
  })
})

describe('a status', () => {
  it('has seven words, and a switch that answers them all is exhaustive', () => {
    const meaning = (status: PaymentStatus): 'open' | 'money' | 'no_money' => {
      switch (status) {
        case 'requires_action':
        case 'processing':
          return 'open'
        case 'authorized':
        case 'captured':
          return 'money'
        case 'canceled':
        case 'expired':
        case 'failed':
          return 'no_money'
      }
    }

    expectTypeOf(meaning).returns.toEqualTypeOf<'open' | 'money' | 'no_money'>()
  })

  it('that is forgotten in a switch leaves a value behind', () => {
    const forgetful = (status: PaymentStatus) => {
      if (status === 'captured' || status === 'failed' || status === 'canceled') return
      if (status === 'requires_action' || status === 'processing' || status === 'authorized') return
      // @ts-expect-error: `expired` is left
      assertType<never>(status)
    }

    expectTypeOf(forgetful).returns.toBeVoid()
  })

  it('is never refunded, unknown or partially captured', () => {
    expectTypeOf<'refunded'>().not.toExtend<PaymentStatus>()
    expectTypeOf<'unknown'>().not.toExtend<PaymentStatus>()
    expectTypeOf<'partially_captured'>().not.toExtend<PaymentStatus>()
  })
})

describe('a payment reference', () => {
  it('of a payment has a reference, an id, or both, and never neither', () => {
    const account: Account = { provider: 'p', mode: 'test', id: 'i', credential: 'c' }
    type Handle = Parameters<PaymentAdapter['getPayment']>[0]

    assertType<Handle>({ account, reference: 'r' })
    assertType<Handle>({ account, id: 'i' })
    // @ts-expect-error: it names nothing
    assertType<Handle>({ account })
    // @ts-expect-error: a name alone does not say whose it is
    assertType<Handle>({ reference: 'r' })
  })
})

describe('an error code', () => {
  it('is one of the table', () => {
    expectTypeOf<'timed_out'>().toExtend<ErrorCode>()
    expectTypeOf<'no_such_code'>().not.toExtend<ErrorCode>()
    expectTypeOf<Instant>().toBeString()
  })
})
